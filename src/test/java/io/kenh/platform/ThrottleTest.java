package io.kenh.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A minute's measure for each, and never more memory than is set aside. */
class ThrottleTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private Instant now = Instant.parse("2026-01-05T02:00:30Z");
    private final Throttle throttle = new Throttle(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void letsSoManyPassInAMinuteAndAsManyInTheNext() {
        assertThat(passed(5, "203.0.113.7", 3)).isEqualTo(3);
        assertThat(passed(5, "203.0.113.8", 3)).isEqualTo(3);

        now = now.plus(Duration.ofSeconds(30));

        assertThat(passed(5, "203.0.113.7", 3)).isEqualTo(3);
    }

    @Test
    void countsANetworkOfManyAddressesAsOne() {
        assertThat(passed(2, "2001:db8:1:2::1", 3)).isEqualTo(2);
        assertThat(passed(2, "2001:db8:1:2:ffff::9", 3)).isEqualTo(1);
        assertThat(passed(2, "2001:db8:1:3::1", 3)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "10.1.2.3", "172.18.0.1", "192.168.1.9", "fe80::1"})
    void countsNobodyOfTheCompanysOwnNetwork(String address) {
        assertThat(passed(100, address, 3)).isEqualTo(100);
    }

    @Test
    void lettingStrangersPassIsWhatAFloodOfAddressesGets() {
        IntStream.range(0, 50_000).forEach(i -> throttle.lets("someone " + i, 1));

        assertThat(throttle.lets("someone 1", 1)).as("one that is counted").isFalse();
        assertThat(passed(5, "203.0.113.7", 3)).as("one too many to count").isEqualTo(5);
    }

    private long passed(int times, String address, int most) {
        return IntStream.range(0, times).filter(i -> throttle.letsAddress("form", address, most)).count();
    }
}
