package io.kenh.connector.secret;

import io.kenh.platform.Digests;
import java.nio.ByteBuffer;
import javax.crypto.spec.SecretKeySpec;

/** One AES-256 key, made from any text of enough length. */
public final class SecretKey {

    private static final int SHORTEST = 32;

    private final SecretKeySpec aes;
    private final int id;

    private SecretKey(byte[] bytes) {
        aes = new SecretKeySpec(bytes, "AES");
        id = ByteBuffer.wrap(Digests.sha256(bytes)).getInt();
    }

    /**
     * The key that stands for this text.
     *
     * @throws IllegalStateException when the text is shorter than 32 characters
     */
    public static SecretKey of(String text) {
        if (text.length() < SHORTEST) {
            throw new IllegalStateException("KENH_SECRET_KEY: found a key of " + text.length()
                    + " characters, wanted at least " + SHORTEST + "; make one with: openssl rand -base64 32");
        }
        return new SecretKey(Digests.sha256(text));
    }

    int id() {
        return id;
    }

    SecretKeySpec aes() {
        return aes;
    }

    @Override
    public String toString() {
        return "key " + Integer.toHexString(id);
    }
}
