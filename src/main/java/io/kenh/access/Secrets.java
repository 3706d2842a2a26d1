package io.kenh.access;

import io.kenh.platform.Digests;
import java.security.SecureRandom;
import java.util.Base64;

/** Random words that open doors, of which only the hash is kept. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private Secrets() {
    }

    /** 256 random bits, safe in a URL. */
    static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The secret is random and long, so a fast hash keeps it well. */
    static byte[] hash(String secret) {
        return Digests.sha256(secret);
    }
}
