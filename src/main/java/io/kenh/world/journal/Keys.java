package io.kenh.world.journal;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * How often each idempotency key of a provider was taken and asked for. A tally is one long (times taken, times
 * asked, minute of the last taking), because a load test brings hundreds of thousands of keys.
 */
public final class Keys {

    private static final long REMEMBERED_MINUTES = Duration.ofHours(24).toMinutes();
    private static final int MOST_TIMES = 0xFFFF;

    private final Map<String, Long> tallies = new ConcurrentHashMap<>();
    private final Clock clock;

    Keys(Clock clock) {
        this.clock = clock;
    }

    /**
     * Takes the key unless it was taken within the last 24 hours. Of parallel callers exactly one takes it.
     *
     * @return whether it was taken now
     */
    public boolean take(String key) {
        long now = minute();
        long[] before = new long[1];
        tallies.compute(key, (k, tally) -> {
            before[0] = tally == null ? 0 : tally;
            return isFresh(before[0], now) ? count(before[0], 0, minuteOf(before[0])) : count(before[0], 1, now);
        });
        return !isFresh(before[0], now);
    }

    /**
     * Takes the key in any case, as providers do that know no idempotency.
     *
     * @return whether it had been taken within the last 24 hours
     */
    public boolean takeAgain(String key) {
        long now = minute();
        long[] before = new long[1];
        tallies.compute(key, (k, tally) -> {
            before[0] = tally == null ? 0 : tally;
            return count(before[0], 1, now);
        });
        return isFresh(before[0], now);
    }

    /** Gives each key with the times it was taken and the times it was asked for, as {@code {taken, asked}}. */
    public void forEach(BiConsumer<String, int[]> reader) {
        tallies.forEach((key, tally) -> reader.accept(key, new int[] {taken(tally), asked(tally)}));
    }

    private long minute() {
        return clock.millis() / 60_000;
    }

    private static boolean isFresh(long tally, long now) {
        return taken(tally) > 0 && now - minuteOf(tally) < REMEMBERED_MINUTES;
    }

    private static long count(long tally, int takings, long minute) {
        long taken = Math.min(taken(tally) + takings, MOST_TIMES);
        long asked = Math.min(asked(tally) + 1, MOST_TIMES);
        return taken << 48 | asked << 32 | minute;
    }

    private static int taken(long tally) {
        return (int) (tally >>> 48);
    }

    private static int asked(long tally) {
        return (int) (tally >>> 32) & MOST_TIMES;
    }

    private static long minuteOf(long tally) {
        return tally & 0xFFFF_FFFFL;
    }
}
