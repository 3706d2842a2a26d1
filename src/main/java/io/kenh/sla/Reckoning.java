package io.kenh.sla;

import io.kenh.calendar.WorkingTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Deadlines as a pure function: the same history and the same book give the same {@link Reading}, whenever and however often it
 * is asked for. Immutable, and made once for many tickets.
 */
public final class Reckoning {

    private final Book book;
    private final Map<String, WorkingTime> times = new HashMap<>();

    /** @param book without {@link Book#faults} */
    public Reckoning(Book book) {
        this.book = book;
        book.calendars().forEach(calendar -> times.put(calendar.key(), WorkingTime.of(calendar)));
    }

    /** What became of one promise of a ticket, or will as things stand. */
    public Reading read(History history, Promise promise) {
        return new Walk(promise).over(history);
    }

    /** Goes once through a ticket's life. */
    private final class Walk {

        private final Promise promise;
        private final Share share = new Share();
        private final List<Stretch> stretches = new ArrayList<>();
        private Instant broken;
        private Duration since = Duration.ZERO;

        Walk(Promise promise) {
            this.promise = promise;
        }

        Reading over(History history) {
            Instant done = history.done(promise);
            List<Phase> phases = history.phases();
            for (int i = 0; i < phases.size(); i++) {
                Instant next = i + 1 < phases.size() ? phases.get(i + 1).at() : null;
                if (done == null || !phases.get(i).at().isAfter(done)) {
                    stretch(phases.get(i), done != null && (next == null || next.isAfter(done)) ? done : next);
                }
            }
            return new Reading(promise, due(done), done, List.copyOf(stretches));
        }

        private void stretch(Phase phase, Instant until) {
            Policy policy = book.policy(phase.sla(), phase.group()).orElse(null);
            Duration target = policy == null ? null : policy.target(phase.priority()).of(promise);
            WorkingTime time = policy == null ? null : times.get(policy.calendar());
            Duration left = target == null ? null : broken == null ? share.left(target) : since.negated();
            Stretch stretch = new Stretch(phase.at(), until, kind(phase, target), phase, policy, time, target, left);
            stretches.add(stretch);
            if (stretch.counts() && until != null) {
                count(stretch);
            }
        }

        private Stretch.Kind kind(Phase phase, Duration target) {
            if (phase.settled()) {
                return Stretch.Kind.SETTLED;
            }
            if (target == null) {
                return Stretch.Kind.FREE;
            }
            // whoever has not answered yet cannot wait for the customer
            return promise == Promise.RESOLUTION && phase.waiting() ? Stretch.Kind.PAUSED : Stretch.Kind.RUNNING;
        }

        private void count(Stretch stretch) {
            Duration work = stretch.work(stretch.until());
            if (broken != null) {
                since = since.plus(work);
            } else if (work.compareTo(stretch.left()) >= 0) {
                broken = stretch.when(Duration.ZERO).orElseThrow();
                since = work.minus(stretch.left());
            } else {
                share.use(stretch.target(), work);
            }
        }

        /** Of a promise that was kept: when it would have been due, had its clock gone on. */
        private Instant due(Instant done) {
            if (broken != null) {
                return broken;
            }
            Stretch last = stretches.get(stretches.size() - 1);
            if (done == null) {
                return last.counts() ? last.time().plus(last.from(), last.left()).orElse(null) : null;
            }
            for (int i = stretches.size() - 1; i >= 0; i--) {
                Stretch stretch = stretches.get(i);
                if (stretch.counts()) {
                    return stretch.time().plus(done, stretch.left().minus(stretch.work(done))).orElse(null);
                }
            }
            return null;
        }
    }
}
