package io.kenh.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(10), 8, Duration.ofHours(24));

    @Property(tries = 500)
    void a_wait_lies_between_half_and_all_of_the_doubled_time_and_never_beyond_the_longest(@ForAll @IntRange(min = 1, max = 1_000) int failures) {
        Duration whole = Duration.ofSeconds(Math.min(600, failures > 20 ? 600 : 2L << (failures - 1)));
        assertThat(backoff.after(failures)).isBetween(whole.dividedBy(2), whole);
    }

    @Property(tries = 100)
    void work_is_given_up_by_attempts_or_by_age(@ForAll @IntRange(min = 1, max = 20) int failures) {
        assertThat(backoff.exhausted(failures, Duration.ZERO)).isEqualTo(failures >= 8);
        assertThat(backoff.exhausted(1, Duration.ofHours(25))).isTrue();
    }
}
