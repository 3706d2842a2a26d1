package io.kenh.platform;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Large bytes, byte for byte, each content once. They lie in the database so that every node has them. */
@Component
public class Blobs {

    private static final long AT_ONCE = 4 << 20;

    private final JdbcClient db;
    private final Clock clock;

    Blobs(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Keeps the bytes as part of the caller's transaction, or in one of its own; answers their SHA-256. */
    public byte[] keep(byte[] bytes) {
        return keep(List.of(bytes)).get(0);
    }

    /** Keeps several, small ones in common statements; answers the SHA-256 of each, in order. */
    public List<byte[]> keep(List<byte[]> contents) {
        Map<String, byte[]> bySha = new TreeMap<>();
        List<String> keys = contents.stream().map(bytes -> HexFormat.of().formatHex(sha256(bytes))).toList();
        for (int i = 0; i < keys.size(); i++) {
            bySha.put(keys.get(i), contents.get(i));
        }
        // in one order everywhere, so that two writers of the same contents cannot wait for each other
        Portions.of(bySha.entrySet(), entry -> entry.getValue().length, AT_ONCE).forEach(this::insert);
        return keys.stream().map(HexFormat.of()::parseHex).toList();
    }

    private void insert(List<Map.Entry<String, byte[]>> portion) {
        db.sql("""
                insert into blob (sha256, size, bytes, at)
                select sha256, length(bytes), bytes, ? from unnest(?::bytea[], ?::bytea[]) as t (sha256, bytes) on conflict do nothing""")
                .params(OffsetDateTime.now(clock), portion.stream().map(entry -> HexFormat.of().parseHex(entry.getKey())).toArray(byte[][]::new),
                        portion.stream().map(Map.Entry::getValue).toArray(byte[][]::new)).update();
    }

    /** @param sha256 lower-case hex */
    public Optional<byte[]> find(String sha256) {
        return Optional.ofNullable(find(List.of(sha256)).get(sha256));
    }

    /** Those that are there, by their SHA-256 in lower-case hex. They are all held in memory: ask for few large ones. */
    public Map<String, byte[]> find(Collection<String> sha256) {
        Map<String, byte[]> found = new HashMap<>();
        db.sql("select sha256, bytes from blob where sha256 = any(?)")
                .param(sha256.stream().map(HexFormat.of()::parseHex).toArray(byte[][]::new))
                .query((rs, i) -> found.put(HexFormat.of().formatHex(rs.getBytes(1)), rs.getBytes(2))).list();
        return found;
    }

    public static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
