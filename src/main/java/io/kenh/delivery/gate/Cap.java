package io.kenh.delivery.gate;

import io.kenh.delivery.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** So many messages in any stretch of time this long. */
record Cap(Rule rule, int most, Duration length) {

    /**
     * The first permitted moment that is not before the given one.
     *
     * @param passes earlier messages, oldest first
     */
    Instant next(Instant at, List<Instant> passes) {
        if (most == 0 || passes.size() < most) {
            return at;
        }
        Instant free = passes.get(passes.size() - most).plus(length);
        return free.isAfter(at) ? free : at;
    }
}
