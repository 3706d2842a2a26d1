package io.kenh.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is to be written and told about one promise of one ticket.
 *
 * @param state   null when nothing is promised (any more)
 * @param settled whether it stays as it was written when it was settled
 * @param broke   whether its deadline has passed since it was looked at last
 * @param crossed levels that have come and were not told yet, the latest last
 * @param next    when to look again, for as long as nothing changes; null for never
 * @param left    of the working time, when it was judged
 */
record Verdict(long ticket, Reading reading, Reading.State state, boolean settled, boolean broke, List<Crossed> crossed, Instant next,
               Duration left, Duration used, Phase at) {

    Promise promise() {
        return reading.promise();
    }

    /** The deadline while the promise is open. */
    Instant open() {
        return reading.done() == null ? reading.due() : null;
    }
}
