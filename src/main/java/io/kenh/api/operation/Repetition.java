package io.kenh.api.operation;

import com.fasterxml.jackson.core.type.TypeReference;
import io.kenh.api.problem.Fault;
import io.kenh.api.problem.Kind;
import io.kenh.api.problem.Problem;
import io.kenh.platform.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A request that is sent again with the same key gets the answer of the first, and nothing is done twice.
 * Key, work and answer are one transaction: a second sender waits for the first, and after a failure the
 * key is free again.
 */
@Component
class Repetition {

    static final String HEADER = "Idempotency-Key";
    private static final int LONGEST_KEY = 200;
    private static final Duration KEPT = Duration.ofDays(7);

    private record Known(byte[] request, int status, String body, String headers) { }

    private final JdbcClient db;
    private final Clock clock;

    Repetition(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Transactional
    public Reply once(Caller caller, String key, String path, byte[] body, Supplier<Reply> work) {
        if (key.isBlank() || key.length() > LONGEST_KEY || !key.matches("\\p{Print}+")) {
            throw refused(key, "1 to " + LONGEST_KEY + " printable ASCII characters");
        }
        byte[] request = hash(path, body);
        boolean first = db.sql("insert into api_idempotency (token, key, request, at) values (?, ?, ?, ?) on conflict do nothing")
                .params(caller.name(), key, request, OffsetDateTime.now(clock)).update() == 1;
        return first ? remember(caller, key, work.get()) : recall(caller, key, request);
    }

    private Reply remember(Caller caller, String key, Reply reply) {
        db.sql("update api_idempotency set status = ?, body = ?, headers = ? where token = ? and key = ?")
                .params(reply.status(), Json.write(reply.body()), Json.write(reply.headers()), caller.name(), key).update();
        return reply;
    }

    private Reply recall(Caller caller, String key, byte[] request) {
        Known known = db.sql("select request, status, body, headers from api_idempotency where token = ? and key = ?")
                .params(caller.name(), key)
                .query((rs, i) -> new Known(rs.getBytes(1), rs.getInt(2), rs.getString(3), rs.getString(4))).single();
        if (!Arrays.equals(known.request(), request)) {
            throw refused(key, "a new key: this one was sent with another request");
        }
        return new Reply(known.status(), Json.tree(known.body()), Json.read(known.headers(), new TypeReference<Map<String, String>>() { }));
    }

    @Scheduled(cron = "0 17 3 * * *")
    public void forget() {
        db.sql("delete from api_idempotency where at < ?").param(OffsetDateTime.now(clock).minus(KEPT)).update();
    }

    private static byte[] hash(String path, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(path.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return digest.digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static Problem refused(String key, String wanted) {
        return Problem.of(Kind.INVALID_VALUES, List.of(new Fault(HEADER, key, wanted)));
    }
}
