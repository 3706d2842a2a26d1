package io.kenh.connector.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import io.kenh.platform.Digests;
import io.kenh.platform.Json;
import java.io.IOException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Makes a signed token (HS256) of three JSON values: its header, its claims and, as a text, the secret. In claims
 * {@code @now} stands for the present second, and {@code "@now+3600"} alone for a number.
 */
final class Jwt implements UnaryOperator<String> {

    private static final Pattern NUMBER = Pattern.compile("\"@now(?:\\+(\\d{1,9}))?\"");
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Clock clock;

    Jwt(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String apply(String filled) {
        long now = clock.instant().getEpochSecond();
        String timed = NUMBER.matcher(filled).replaceAll(place -> Long.toString(now + (place.group(1) == null ? 0 : Long.parseLong(place.group(1)))))
                .replace("@now", Long.toString(now));
        try (MappingIterator<JsonNode> values = Json.MAPPER.readerFor(JsonNode.class).readValues(timed)) {
            List<JsonNode> parts = values.readAll();
            if (parts.size() != 3 || !parts.get(2).isTextual()) {
                throw new IllegalArgumentException("jwt-template: found %d JSON values, wanted header, claims and the secret as a text".formatted(parts.size()));
            }
            String signed = encoded(parts.get(0)) + "." + encoded(parts.get(1));
            return signed + "." + BASE64.encodeToString(Digests.hmacSha256(parts.get(2).textValue(), signed));
        } catch (IOException e) {
            throw new IllegalArgumentException("jwt-template: the filled text is not JSON", e);
        }
    }

    private static String encoded(JsonNode part) throws JsonProcessingException {
        return BASE64.encodeToString(Json.MAPPER.writeValueAsBytes(part));
    }
}
