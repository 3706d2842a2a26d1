package io.kenh.access;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes guessing slow: after a few wrong passwords from one address an account is closed to that address for a while. */
@Component
class SignInThrottle {

    static final int ALLOWED = 5;
    static final Duration PAUSE = Duration.ofMinutes(15);

    private final JdbcClient db;
    private final Clock clock;

    SignInThrottle(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    boolean isClosed(String email, String address) {
        return db.sql("select exists (select from sign_in_failure where email = ? and address = ? and failures >= ? and last > ?)")
                .params(key(email), address, ALLOWED, OffsetDateTime.now(clock).minus(PAUSE)).query(Boolean.class).single();
    }

    void failed(String email, String address) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        db.sql("delete from sign_in_failure where last < ?").param(now.minus(PAUSE)).update();
        db.sql("""
                insert into sign_in_failure (email, address, failures, last) values (?, ?, 1, ?)
                on conflict (email, address) do update set failures = sign_in_failure.failures + 1, last = excluded.last""")
                .params(key(email), address, now).update();
    }

    void succeeded(String email, String address) {
        db.sql("delete from sign_in_failure where email = ? and address = ?").params(key(email), address).update();
    }

    /** What strangers type is stored; keep it short. */
    private static String key(String email) {
        String normal = StaffAccounts.normal(email);
        return normal == null ? "" : normal.substring(0, Math.min(normal.length(), 254));
    }
}
