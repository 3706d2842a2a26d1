package io.kenh.connector;

import io.kenh.connector.webhook.StandardSignature;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/** Signs what the hub itself posts to others, as Standard Webhooks has it. */
public final class WebhookSignatures {

    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private WebhookSignatures() {
    }

    /** A new secret: {@code whsec_} and the key in base64. */
    public static String newSecret() {
        byte[] key = new byte[SECRET_BYTES];
        RANDOM.nextBytes(key);
        return "whsec_" + Base64.getEncoder().encodeToString(key);
    }

    /**
     * The headers that make a post genuine.
     *
     * @param secret as {@link #newSecret} makes it
     * @param id     the same for every attempt
     * @param at     of this attempt; receivers refuse what is old
     * @return {@code webhook-id}, {@code webhook-timestamp} in seconds and {@code webhook-signature}
     */
    public static Map<String, String> sign(String secret, String id, Instant at, byte[] body) {
        return StandardSignature.of(secret, id, at, body);
    }
}
