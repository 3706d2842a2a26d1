package io.kenh.sla;

import java.time.Duration;
import java.time.Instant;

/**
 * A level that is told.
 *
 * @param due  null while the customer is waited for
 * @param left working time; negative when late
 */
record Reminder(TicketAsked ticket, Level level, Instant due, Duration left) {

    /** Names its text: {@code reminder.response}, {@code warning.resolution} … as things stand now, however late it is told. */
    String kind() {
        return (left.isNegative() || left.isZero() ? "warning." : "reminder.") + level.promise().key();
    }
}
