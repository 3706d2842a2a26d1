package io.kenh.connector.token;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.connector.Connector;
import io.kenh.connector.mapping.Pick;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * The {@code token} section of a connector.
 *
 * @param kamelet that fetches a token
 * @param access  where the token stands in the answer
 * @param refresh where the token for the next renewal stands; null for none
 * @param expires where its life stands: seconds from now, or an ISO instant; null for {@code life}
 * @param life    seconds, where the answer does not tell
 * @param granted whether a person has to let the hub in first, at the provider's page
 * @param twice   the first token is there only to be changed for a longer one
 * @param proofBy secret parameter by which a token is proved, or null
 */
public record TokenRules(String kamelet, Pick access, Pick refresh, Pick expires, long life, boolean granted, boolean twice, String proofBy) {

    private static final long USUAL_LIFE = 3600;

    /** One without a person. */
    public TokenRules(String kamelet, Pick access, Pick refresh, Pick expires, long life) {
        this(kamelet, access, refresh, expires, life, false, false, null);
    }

    /** Null where the connector wants no token. */
    public static TokenRules of(Connector connector) {
        JsonNode declared = connector.definition().path("token");
        return declared.isMissingNode() ? null : new TokenRules(declared.path("kamelet").asText(),
                Pick.of(declared.path("access")), Pick.of(declared.path("refresh")), Pick.of(declared.path("expires")),
                declared.path("lifeSeconds").asLong(USUAL_LIFE),
                connector.definition().has("grant"), connector.definition().at("/grant/renewAtOnce").asBoolean(), declared.path("proofBy").asText(null));
    }

    /**
     * The token in an answer, or null where there is none.
     *
     * @param before gives its refresh token on where the provider does not send another; may be null
     */
    Token read(JsonNode answer, Token before, Instant now, String origin) {
        String found = access.from(answer);
        if (found == null || found.isBlank()) {
            return null;
        }
        String next = refresh == null ? null : refresh.from(answer);
        String kept = next == null && before != null ? before.refresh() : next;
        return Token.living(seconds(expires == null ? null : expires.from(answer), now), now, found, kept, origin);
    }

    /** Providers write the seconds as a number or as a text. */
    private long seconds(String told, Instant now) {
        if (told == null || told.isBlank()) {
            return life;
        }
        try {
            return told.matches("\\d{1,10}") ? Long.parseLong(told) : Instant.parse(told).getEpochSecond() - now.getEpochSecond();
        } catch (DateTimeParseException e) {
            return life;
        }
    }
}
