package io.kenh.sla;

import io.kenh.calendar.Interval;
import io.kenh.calendar.WorkCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Why a promise stands where it stands: everything a person needs to reckon it again by hand.
 *
 * @param calendar whose working time counts
 * @param rules    version of the rules it was reckoned by
 * @param begun    when the ticket was made
 * @param due      null while the customer is waited for
 * @param done     when it was kept, or settled too late; null while it is open
 * @param target   working time promised, of the last priority
 * @param left     working time left; negative by the working time since the deadline
 * @param used     working time that counted
 * @param parts    the ticket's life, up to {@code done} or now
 */
public record Explanation(Promise promise, Reading.State state, Policy policy, WorkCalendar calendar, int rules, Instant begun, Instant due, Instant done,
                          Duration target, Duration left, Duration used, List<Part> parts) {

    /**
     * A part of a ticket's life in which nothing changed.
     *
     * @param target  working time promised in it; null when nothing was
     * @param used    working time that counted in it
     * @param counted when that was
     */
    public record Part(Instant from, Instant until, Stretch.Kind kind, String status, String priority, Duration target, Duration used, List<Interval> counted) { }

    /** Whether it is still to be kept. */
    public boolean open() {
        return done == null;
    }
}
