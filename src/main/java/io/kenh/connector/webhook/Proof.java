package io.kenh.connector.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.connector.HttpRequestParts;
import io.kenh.connector.Incoming.Verdict;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** How a request shows that it is genuine. Compares in constant time. */
interface Proof {

    Verdict verdict(Map<String, String> secrets, HttpRequestParts request);

    static Proof of(JsonNode declared) {
        String parameter = declared.path("parameter").asText();
        String name = declared.path("name").asText();
        return switch (declared.path("kind").asText()) {
            case "none" -> (secrets, request) -> Verdict.GENUINE;
            case "path" -> token(parameter, HttpRequestParts::rest);
            case "header" -> token(parameter, request -> request.headers().get(name.toLowerCase()));
            case "query" -> token(parameter, request -> request.query().getOrDefault(name, List.of("")).get(0));
            case "hmac" -> new Signature(parameter, name.toLowerCase(), declared.path("prefix").asText(),
                    declared.path("algorithm").asText("HmacSHA256"), declared.path("encoding").asText("hex"));
            default -> throw new IllegalArgumentException("webhook.proof.kind: " + declared);
        };
    }

    private static Proof token(String parameter, Function<HttpRequestParts, String> place) {
        return (secrets, request) -> compare(secrets.get(parameter), place.apply(request));
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
