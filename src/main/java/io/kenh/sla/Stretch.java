package io.kenh.sla;

import io.kenh.calendar.Interval;
import io.kenh.calendar.WorkingTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A part of a ticket's life in which nothing changed for a promise.
 *
 * @param from   when it began
 * @param until  when it ended; null for one that goes on
 * @param kind   whether it counts
 * @param phase  how the ticket stood
 * @param policy that held; null for none
 * @param time   whose working time counts; null when nothing counts
 * @param target working time promised; null when nothing counts
 * @param left   of the target when it began; negative by the working time since the deadline
 */
public record Stretch(Instant from, Instant until, Kind kind, Phase phase, Policy policy, WorkingTime time, Duration target, Duration left) {

    /** Why a stretch counts or does not. */
    public enum Kind {
        /** Working time counts. */
        RUNNING,
        /** The customer is waited for. */
        PAUSED,
        /** The matter was settled, until it was opened again. */
        SETTLED,
        /** No policy promises anything. */
        FREE
    }

    boolean counts() {
        return kind == Kind.RUNNING;
    }

    /** The working time in it, before a moment. */
    public List<Interval> counted(Instant now) {
        return counts() ? time.intervals(from, end(now)) : List.of();
    }

    /** The sum of {@link #counted}. */
    Duration work(Instant now) {
        return counts() ? time.between(from, end(now)) : Duration.ZERO;
    }

    private Instant end(Instant now) {
        return until == null || until.isAfter(now) ? now : until;
    }

    /** When so much is left; empty when it ends before, or when that takes longer than ten years. */
    Optional<Instant> when(Duration rest) {
        Optional<Instant> at = time.plus(from, left.minus(rest));
        return at.filter(moment -> until == null || !moment.isAfter(until));
    }
}
