package io.kenh.platform;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long failed work waits before it is tried again: doubled each time, with jitter, so that
 * many failures of one cause do not come back in one instant.
 *
 * @param first       wait after the first failure
 * @param longest     no wait is longer
 * @param maxAttempts after so many failures the work is parked
 * @param maxAge      work older than this is parked at its next failure
 */
@ConfigurationProperties("kenh.retry")
public record Backoff(@DefaultValue("2s") Duration first, @DefaultValue("10m") Duration longest,
                      @DefaultValue("8") int maxAttempts, @DefaultValue("24h") Duration maxAge) {

    /** The wait after the given number of failures (1 or more): between half and the whole of the doubled time. */
    public Duration after(int failures) {
        long whole = Math.min(longest.toMillis(), first.toMillis() << Math.min(failures - 1, 20));
        return Duration.ofMillis(whole / 2 + ThreadLocalRandom.current().nextLong(whole / 2 + 1));
    }

    /** Whether work that failed so often and is so old should be parked. */
    public boolean exhausted(int failures, Duration age) {
        return failures >= maxAttempts || age.compareTo(maxAge) > 0;
    }
}
