package io.kenh.connector.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Closes and opens secrets. A closed box is {@code version, key id, nonce, ciphertext}: the key id lets a new key be
 * put in front while boxes closed with former keys still open.
 */
public final class SecretBox {

    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Map<Integer, SecretKey> keys = new LinkedHashMap<>();
    private final SecretKey current;
    private final SecureRandom random = new SecureRandom();

    /** @param keys the first closes, all open */
    public SecretBox(List<SecretKey> keys) {
        keys.forEach(key -> this.keys.put(key.id(), key));
        this.current = keys.get(0);
    }

    /**
     * Encrypts.
     *
     * @param owner what the secret belongs to; it opens only for the same owner
     */
    public byte[] close(byte[] plain, String owner) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, current, nonce, plain, owner);
        return ByteBuffer.allocate(1 + Integer.BYTES + NONCE_BYTES + sealed.length)
                .put(VERSION).putInt(current.id()).put(nonce).put(sealed).array();
    }

    /** Whether it was closed with the key that closes now. */
    public boolean isCurrent(byte[] closed) {
        return ByteBuffer.wrap(closed).getInt(1) == current.id();
    }

    /**
     * Decrypts.
     *
     * @throws IllegalStateException when it was closed with a key that is not here, for another owner, or was damaged
     */
    public byte[] open(byte[] closed, String owner) {
        ByteBuffer buffer = ByteBuffer.wrap(closed);
        buffer.get();
        int id = buffer.getInt();
        SecretKey key = keys.get(id);
        if (key == null) {
            throw new IllegalStateException("Secrets of " + owner + " were encrypted with key "
                    + Integer.toHexString(id) + ", which is not here; put that key behind the present one in "
                    + "KENH_SECRET_KEY, separated by a comma");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        return run(Cipher.DECRYPT_MODE, key, nonce, Arrays.copyOfRange(closed, buffer.position(), closed.length),
                owner);
    }

    private static byte[] run(int mode, SecretKey key, byte[] nonce, byte[] input, String owner) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key.aes(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Secrets of " + owner + " cannot be opened or closed: damaged, or moved "
                    + "here from another owner", e);
        }
    }
}
