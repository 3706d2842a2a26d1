package io.kenh.console.sla;

import io.kenh.calendar.Interval;
import io.kenh.sla.Explanation;
import io.kenh.sla.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A ticket's life drawn from left to right, {@link #WIDTH} wide.
 *
 * @param from  where it begins
 * @param until where it ends: the deadline, or now when that is later
 * @param bars  in the order in which they are drawn
 * @param due   where the deadline stands; null when it does not
 * @param now   where now or the end of the promise stands
 */
record Timeline(Instant from, Instant until, List<Bar> bars, Double due, double now) {

    static final double WIDTH = 1_000;
    private static final Duration LEAST = Duration.ofMinutes(10);

    /** @param kind {@code running}, {@code late}, {@code paused}, {@code settled} or {@code free}; names the colour */
    record Bar(String kind, double x, double width, Instant from, Instant until) { }

    static Timeline of(Explanation why, Instant now) {
        Instant end = why.done() == null ? now : why.done();
        Instant last = why.due() != null && why.due().isAfter(end) ? why.due() : end;
        Instant until = last.isAfter(why.begun().plus(LEAST)) ? last : why.begun().plus(LEAST);
        Drawing drawing = new Drawing(why.begun(), until, new ArrayList<>());
        for (Explanation.Part part : why.parts()) {
            if (part.kind() != Stretch.Kind.RUNNING) {
                drawing.bar(part.kind().name().toLowerCase(Locale.ROOT), part.from(), part.until());
            }
            part.counted().forEach(counted -> drawing.counted(counted, why.due()));
        }
        return new Timeline(why.begun(), until, drawing.bars(), why.due() == null ? null : drawing.x(why.due()), drawing.x(end));
    }

    private record Drawing(Instant from, Instant until, List<Bar> bars) {

        double x(Instant at) {
            return WIDTH * Duration.between(from, at).toMillis() / Duration.between(from, until).toMillis();
        }

        void bar(String kind, Instant begin, Instant end) {
            if (begin.isBefore(end)) {
                bars.add(new Bar(kind, x(begin), Math.max(1, x(end) - x(begin)), begin, end));
            }
        }

        void counted(Interval interval, Instant due) {
            if (due == null || !due.isBefore(interval.until())) {
                bar("running", interval.from(), interval.until());
            } else {
                bar("running", interval.from(), due.isAfter(interval.from()) ? due : interval.from());
                bar("late", due.isAfter(interval.from()) ? due : interval.from(), interval.until());
            }
        }
    }
}
