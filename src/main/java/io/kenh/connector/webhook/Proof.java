package io.kenh.connector.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.connector.Incoming.Verdict;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.function.Function;

/** How a request shows that it is genuine. Compares in constant time. */
interface Proof {

    Verdict verdict(Evidence evidence);

    /** The signature, or the token, that this request should carry; null where it needs none. */
    default String sign(Evidence evidence) {
        return null;
    }

    static Proof of(JsonNode declared) {
        String parameter = declared.path("parameter").asText();
        String name = declared.path("name").asText();
        return switch (declared.path("kind").asText()) {
            case "none" -> evidence -> Verdict.GENUINE;
            case "path" -> token(parameter, evidence -> evidence.request().rest());
            case "header" -> token(parameter, evidence -> evidence.request().headers().get(name.toLowerCase(Locale.ROOT)));
            case "query" -> token(parameter, evidence -> evidence.request().first(name));
            case "basic" -> new BasicProof(name, parameter);
            case "body" -> token(parameter, evidence -> evidence.value("body." + name));
            case "hmac", "hash" -> Freshness.and(declared.path("timestamp"), new Signature(declared));
            default -> throw new IllegalArgumentException("webhook.proof.kind: " + declared);
        };
    }

    private static Proof token(String parameter, Function<Evidence, String> place) {
        return new Proof() {
            @Override
            public Verdict verdict(Evidence evidence) {
                return compare(evidence.secrets().get(parameter), place.apply(evidence));
            }

            @Override
            public String sign(Evidence evidence) {
                return evidence.secrets().get(parameter);
            }
        };
    }

    /** Without a wanted value nothing is right. */
    static Verdict compare(String wanted, String found) {
        if (found == null || found.isEmpty()) {
            return Verdict.MISSING;
        }
        return wanted != null && MessageDigest.isEqual(bytes(wanted), bytes(found)) ? Verdict.GENUINE : Verdict.WRONG;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
