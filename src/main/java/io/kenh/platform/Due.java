package io.kenh.platform;

import java.time.Instant;
import java.util.Optional;

/**
 * Work that begins at a moment instead of with an arrival: timers, calendar triggers, pending steps, promises about time. A
 * rehearsal goes from one such moment to the next, so whatever waits for the clock is one of these beans, and the hub's own
 * sweeping calls the same {@link #due()}.
 */
public interface Due {

    /** The earliest moment at which there will be something to do, also one that has passed; empty when nothing waits. */
    Optional<Instant> next();

    /** Does what is due by the injected clock, or puts it into a line; harmless when nothing is. */
    void due();
}
