package io.kenh.console.sla;

import io.kenh.calendar.Interval;
import io.kenh.sla.Explanation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One deadline of a ticket as its page shows it. */
public record ClockFace(Explanation why, Timeline timeline) {

    /** One line of the working: an interval that counted. */
    public record Counted(Instant from, Instant until, Duration work, String priority, Duration target) { }

    private static final int MOST = 60;

    static ClockFace of(Explanation why, Instant now) {
        return new ClockFace(why, Timeline.of(why, now));
    }

    /** Every interval that counted, the last of very many. */
    public List<Counted> counted() {
        List<Counted> all = why.parts().stream().flatMap(part -> part.counted().stream().map(interval -> line(part, interval))).toList();
        return all.subList(Math.max(0, all.size() - MOST), all.size());
    }

    private static Counted line(Explanation.Part part, Interval interval) {
        return new Counted(interval.from(), interval.until(), interval.length(), part.priority(), part.target());
    }

    /** Whether the deadline has passed. */
    public boolean late() {
        return why.state().key().equals("late");
    }
}
