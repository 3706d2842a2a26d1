package io.kenh.platform;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Large bytes, byte for byte, each content once. They lie in the database so that every node has them. */
@Component
public class Blobs {

    private final JdbcClient db;
    private final Clock clock;

    Blobs(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Keeps the bytes as part of the caller's transaction, or in one of its own; answers their SHA-256. */
    public byte[] keep(byte[] bytes) {
        byte[] sha256 = sha256(bytes);
        db.sql("insert into blob (sha256, size, bytes, at) values (?, ?, ?, ?) on conflict do nothing")
                .params(sha256, bytes.length, bytes, OffsetDateTime.now(clock)).update();
        return sha256;
    }

    /** @param sha256 lower-case hex */
    public Optional<byte[]> find(String sha256) {
        return db.sql("select bytes from blob where sha256 = ?").param(HexFormat.of().parseHex(sha256))
                .query((rs, i) -> rs.getBytes(1)).optional();
    }

    public static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
