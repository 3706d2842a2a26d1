package io.kenh.connector;

import io.kenh.connector.webhook.StandardSignature;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
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
     * @param secrets as {@link #newSecret} makes them; the post is genuine to whoever knows one of them
     * @param id     the same for every attempt
     * @param at     of this attempt; receivers refuse what is old
     * @return {@code webhook-id}, {@code webhook-timestamp} in seconds and {@code webhook-signature}, one for each secret with blanks between
     */
    public static Map<String, String> sign(List<String> secrets, String id, Instant at, byte[] body) {
        return StandardSignature.of(secrets, id, at, body);
    }
}
