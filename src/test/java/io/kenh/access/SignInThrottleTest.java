package io.kenh.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SignInThrottleTest {

    private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");

    private final JdbcClient db = JdbcClient.create(TestDatabase.migrated());
    private final SignInThrottle throttle = at(NOW);

    @Test
    void aFewWrongPasswordsCloseTheAccountToThatAddressOnly() {
        for (int i = 0; i < SignInThrottle.ALLOWED; i++) {
            assertThat(throttle.isClosed("an@example.com", "192.0.2.1")).isFalse();
            throttle.failed("an@example.com", "192.0.2.1");
        }

        assertThat(throttle.isClosed("AN@example.com", "192.0.2.1")).isTrue();
        assertThat(throttle.isClosed("an@example.com", "192.0.2.2")).isFalse();
        assertThat(throttle.isClosed("binh@example.com", "192.0.2.1")).isFalse();
    }

    @Test
    void theDoorOpensAgainAfterAWhile() {
        for (int i = 0; i < SignInThrottle.ALLOWED; i++) {
            throttle.failed("an@example.com", "192.0.2.1");
        }

        assertThat(at(NOW.plus(SignInThrottle.PAUSE)).isClosed("an@example.com", "192.0.2.1")).isFalse();
    }

    private SignInThrottle at(Instant now) {
        return new SignInThrottle(db, Clock.fixed(now, ZoneOffset.UTC));
    }
}
