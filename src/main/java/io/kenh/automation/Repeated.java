package io.kenh.automation;

import io.kenh.event.Change;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * So many interactions of one person within a time.
 *
 * @param count  at least one
 * @param within as it is written, {@code 7d}; days are those of the calendar
 * @param kinds  which count; never empty
 */
public record Repeated(int count, String within, SortedSet<String> kinds) {

    /** Kinds of change that can be counted: each is one interaction. */
    public static final List<String> KINDS = List.of(Change.OPENED, Change.CLICKED, Change.VISITED, Change.SUBMITTED, Change.WROTE);

    /** As the detail of a change. */
    Map<String, Object> detail() {
        return Map.of("count", count, "within", within, "kinds", List.copyOf(kinds));
    }

    /** Whether a change's detail is about this. */
    public boolean isTold(Map<String, Object> detail) {
        return detail.get("count") instanceof Number number && number.intValue() == count && within.equals(detail.get("within"))
                && List.copyOf(kinds).equals(detail.get("kinds"));
    }

    /** What happened after this counts at that moment. */
    Instant since(Instant moment, ZoneId zone) {
        Span span = Span.of(within);
        return moment.atZone(zone).minusDays(span.days()).toInstant().minus(span.elapsed());
    }

    /**
     * Whether the newest of some interactions brings their number up to what is wanted.
     *
     * @param times newest first; as many as there are, up to one more than are counted
     */
    boolean isReached(List<Instant> times, ZoneId zone) {
        return isFull(times, zone) && !isFull(times.subList(1, times.size()), zone);
    }

    private boolean isFull(List<Instant> times, ZoneId zone) {
        return times.size() >= count && times.get(count - 1).isAfter(since(times.get(0), zone));
    }
}
