package io.kenh.connector.grant;

import io.kenh.connector.secret.SecretBox;
import io.kenh.platform.Digests;
import io.kenh.platform.Json;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What has been begun: known by a secret that only the browser has, good once, soon, in one session. */
final class Attempts {

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int BYTES = 32;
    private static final String OWNER = "grant";

    /** @param memory what was put down with it */
    record Attempt<T>(long connection, T memory) { }

    private final JdbcClient db;
    private final SecretBox box;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Attempts(JdbcClient db, SecretBox box, Clock clock) {
        this.db = db;
        this.box = box;
        this.clock = clock;
    }

    /** 43 letters, digits, dashes and underscores that nobody can guess. */
    String secret() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    void begin(String secret, long connection, String session, Object memory) {
        db.sql("delete from grant_attempt where expires < ?").param(OffsetDateTime.now(clock)).update();
        db.sql("insert into grant_attempt (hash, connection_id, session, sealed, expires) values (?, ?, ?, ?, ?)")
                .params(Digests.sha256(secret), connection, Digests.sha256(session), box.close(Json.write(memory).getBytes(StandardCharsets.UTF_8), OWNER),
                        OffsetDateTime.now(clock).plus(LIFE)).update();
    }

    /** Uses it up. Empty when it was used, is too old, or belongs to another session, which leaves it as it is. */
    <T> Optional<Attempt<T>> take(String secret, String session, Class<T> type) {
        return read("delete from grant_attempt where hash = ? and session = ? and expires > ? returning connection_id, sealed", secret, session, type);
    }

    /** The same without using it up. */
    <T> Optional<Attempt<T>> look(String secret, String session, Class<T> type) {
        return read("select connection_id, sealed from grant_attempt where hash = ? and session = ? and expires > ?", secret, session, type);
    }

    private <T> Optional<Attempt<T>> read(String sql, String secret, String session, Class<T> type) {
        return db.sql(sql).params(Digests.sha256(secret), Digests.sha256(session), OffsetDateTime.now(clock))
                .query((rs, i) -> new Attempt<>(rs.getLong(1), Json.read(new String(box.open(rs.getBytes(2), OWNER), StandardCharsets.UTF_8), type)))
                .optional();
    }
}
