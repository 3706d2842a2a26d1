package io.kenh.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a history and a book make of one promise; true at any moment until one of them changes.
 *
 * @param due       when it is or was to be kept; null when the customer is waited for, or nothing is promised
 * @param done      when it was kept, or settled too late; null while it is open
 * @param stretches the ticket's life in its parts, up to {@code done}
 */
public record Reading(Promise promise, Instant due, Instant done, List<Stretch> stretches) {

    /** Where a promise stands. */
    public enum State {
        RUNNING, PAUSED,
        /** Kept before its deadline. */
        ON_TIME,
        /** Its deadline has passed, whether it was kept afterwards or not. */
        LATE;

        /** Its name in tables, conditions and the API: {@code on-time}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Whether anything was ever promised. */
    public boolean promised() {
        return stretches.stream().anyMatch(stretch -> stretch.target() != null);
    }

    /** Where it stands at a moment; null when nothing is promised. A deadline has passed as soon as its moment has come. */
    public State state(Instant now) {
        if (!promised()) {
            return null;
        }
        Instant judged = done == null ? now : done;
        if (due != null && !due.isAfter(judged)) {
            return State.LATE;
        }
        if (done == null && last().kind() == Stretch.Kind.FREE) {
            return null;
        }
        return done != null ? State.ON_TIME : last().counts() ? State.RUNNING : State.PAUSED;
    }

    Stretch last() {
        return stretches.get(stretches.size() - 1);
    }

    /** Working time left at a moment, negative by the working time since the deadline; null when nothing is promised. */
    public Duration left(Instant now) {
        return newest(stretches.stream().filter(stretch -> !stretch.from().isAfter(now)).toList())
                .map(stretch -> stretch.left().minus(stretch.work(now))).orElse(null);
    }

    /** All the working time that counted before a moment. */
    public Duration used(Instant now) {
        return stretches.stream().map(stretch -> stretch.work(now)).reduce(Duration.ZERO, Duration::plus);
    }

    /** The policy that held last; null when nothing was promised. */
    public Policy policy() {
        return newest(stretches).map(Stretch::policy).orElse(null);
    }

    /** The working time promised last; null when nothing was promised. */
    public Duration target() {
        return newest(stretches).map(Stretch::target).orElse(null);
    }

    private static Optional<Stretch> newest(List<Stretch> stretches) {
        return stretches.stream().filter(stretch -> stretch.target() != null).reduce((first, second) -> second);
    }

    /**
     * When the working time from the deadline was last crossed, or will be as things stand.
     *
     * @param offset working time from the deadline of a promise of a given length, negative for before it
     * @return empty when it was never further away than that, or will not come before something changes
     */
    public Optional<Instant> crossing(UnaryOperator<Duration> offset) {
        Stretch after = null;
        for (int i = stretches.size() - 1; i >= 0; i--) {
            Stretch stretch = stretches.get(i);
            Duration from = stretch.target() == null ? null : offset.apply(stretch.target());
            if (from != null && stretch.left().plus(from).compareTo(Duration.ZERO) > 0) {
                Optional<Instant> within = stretch.counts() ? stretch.when(from.negated()) : Optional.empty();
                return within.isPresent() || after == null ? within : Optional.of(after.from());
            }
            after = from == null ? after : stretch;
        }
        return Optional.empty();
    }
}
