package io.kenh.connector.call;

import io.kenh.connector.Connection;
import io.kenh.connector.Outgoing;
import io.kenh.platform.Digests;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;

/**
 * What the steps of a Kamelet may look at while they make one call.
 *
 * @param secrets decrypted; never shown by {@link #toString()}
 * @param present values that hold for this call alone, see {@link #PRESENT}
 */
public record Call(Connection connection, Map<String, String> secrets, Outgoing message, Map<String, String> present) {

    /**
     * The present token, the token that renews it, the provider's id of the message or person that is asked about, and what
     * a person brought back from the provider's page, the present token's proof, the request of a CRM's operation, and for what is asked again and again
     * the moment (ISO 8601, UTC) from which answers are wanted and the page that the last one named.
     */
    static final Set<String> PRESENT = Set.of("token", "refreshToken", "externalId", "code", "codeVerifier", "codeChallenge", "state",
            "redirectUri", "scopes", "proof", "since", "page", "method", "path", "query");

    private static final String PROPERTY = "KenhCall";

    /** The call that this exchange carries. */
    public static Call of(Exchange exchange) {
        return exchange.getProperty(PROPERTY, Call.class);
    }

    /** Makes the exchange carry this call. The body is the plain text, as Kamelets of other catalogues expect. */
    void on(Exchange exchange) {
        exchange.setProperty(PROPERTY, this);
        exchange.getMessage().setBody(message.text());
    }

    /** A parameter's value, secret or not; null where it has none. */
    public String value(String parameter) {
        String secret = secrets.get(parameter);
        return secret == null ? connection.settings().get(parameter) : secret;
    }

    /** The same call with a token, and its proof where the connector says by which secret. */
    Call with(String token, String proofBy) {
        Map<String, String> values = new HashMap<>(present);
        values.put("token", token);
        String secret = proofBy == null ? null : secrets.get(proofBy);
        if (secret != null) {
            values.put("proof", HexFormat.of().formatHex(Digests.hmacSha256(secret, token)));
        }
        return new Call(connection, secrets, message, values);
    }

    @Override
    public String toString() {
        return "Call[" + connection.name() + ", message " + message.messageId() + "]";
    }
}
