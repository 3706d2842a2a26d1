package io.kenh.world.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Keys are counted exactly and remembered for a day. */
class KeysTest {

    @Property
    void countsEachKeyAsOftenAsItWasAsked(@ForAll List<@IntRange(max = 5) Integer> asked) {
        Keys keys = new Keys(Clock.systemUTC());
        Map<String, Integer> times = new HashMap<>();
        for (Integer key : asked) {
            boolean isNew = times.merge("k" + key, 1, Integer::sum) == 1;
            assertThat(keys.take("k" + key)).isEqualTo(isNew);
        }

        Map<String, List<Integer>> found = new HashMap<>();
        keys.forEach((key, counts) -> found.put(key, List.of(counts[0], counts[1])));
        Map<String, List<Integer>> wanted = new HashMap<>();
        times.forEach((key, count) -> wanted.put(key, List.of(1, count)));
        assertThat(found).isEqualTo(wanted);
    }

    @Property(tries = 200)
    void takesAKeyAgainOnlyADayAfterItWasTaken(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 1_000) Integer> minutesBetween) {
        Hands clock = new Hands();
        Keys keys = new Keys(clock);
        keys.take("k");
        long sinceTaken = 0;
        for (int minutes : minutesBetween) {
            clock.now = clock.now.plus(Duration.ofMinutes(minutes));
            sinceTaken += minutes;
            boolean taken = keys.take("k");
            assertThat(taken).isEqualTo(sinceTaken >= 24 * 60);
            sinceTaken = taken ? 0 : sinceTaken;
        }
    }

    /** A clock that is set by hand. */
    private static final class Hands extends Clock {

        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Asia/Ho_Chi_Minh");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
