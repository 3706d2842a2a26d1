package io.kenh.connector.webhook;

import io.kenh.connector.HttpRequestParts;
import io.kenh.platform.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The signature that the Standard Webhooks specification asks for, over id, time and body. */
public final class StandardSignature {

    private static final String ID = "webhook-id";
    private static final String TIMESTAMP = "webhook-timestamp";
    private static final String SIGNATURE = "webhook-signature";
    private static final String SECRET = "secret";

    private static final Signature PROOF = new Signature(Json.tree("""
            {"kind": "hmac", "parameter": "secret", "name": "webhook-signature", "encoding": "base64", "key": "base64", "prefix": "v1,",
             "over": "{header.webhook-id}.{header.webhook-timestamp}.{body}"}"""));

    private StandardSignature() {
    }

    /** See {@link io.kenh.connector.WebhookSignatures#sign}. */
    public static Map<String, String> of(List<String> secrets, String id, Instant at, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(ID, id);
        headers.put(TIMESTAMP, String.valueOf(at.getEpochSecond()));
        HttpRequestParts request = new HttpRequestParts("POST", "", Map.of(), Map.copyOf(headers), body, "application/json");
        headers.put(SIGNATURE, secrets.stream().map(secret -> PROOF.sign(new Evidence(null, Map.of(SECRET, secret), request, "", at)))
                .collect(Collectors.joining(" ")));
        return headers;
    }
}
