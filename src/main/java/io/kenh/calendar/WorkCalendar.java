package io.kenh.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When a company, or a part of it, works.
 *
 * @param key   its name in policies, never changes
 * @param title for people
 * @param zone  in which its times and days are meant, such as {@code Asia/Ho_Chi_Minh}
 * @param week  the spans of each weekday; a weekday that is left out is free
 * @param days  holidays and other exceptions
 */
public record WorkCalendar(String key, String title, String zone, Map<DayOfWeek, List<Span>> week, List<SpecialDay> days) {

    /** Spans of one day: more than a person can mean, few enough to compute with. */
    private static final int MOST_SPANS = 12;
    private static final int MOST_DAYS = 2_000;

    public WorkCalendar {
        Map<DayOfWeek, List<Span>> copy = new EnumMap<>(DayOfWeek.class);
        (week == null ? Map.<DayOfWeek, List<Span>>of() : week).forEach((day, spans) -> copy.put(day, List.copyOf(spans)));
        week = copy;
        days = days == null ? List.of() : List.copyOf(days);
    }

    /** The spans that begin on such a weekday. */
    public List<Span> on(DayOfWeek day) {
        return week.getOrDefault(day, List.of());
    }

    /** Every fault: one text each, with what was found and what was wanted; empty when it can be computed with. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (key == null || !key.matches("[a-z0-9][a-z0-9-]{0,59}")) {
            faults.add("key: found '%s', wanted small letters, digits and hyphens, at most 60".formatted(key));
        }
        if (title == null || title.isBlank()) {
            faults.add("title: found none, wanted a name for people");
        }
        if (!isZone(zone)) {
            faults.add("zone: found '%s', wanted a time zone such as Asia/Ho_Chi_Minh".formatted(zone));
        }
        hours(faults);
        repeated(faults);
        return faults;
    }

    private void hours(List<String> faults) {
        if (week.values().stream().allMatch(List::isEmpty)) {
            faults.add("week: found no working time on any weekday, wanted at least one span such as 08:00-12:00; a deadline would never come");
        }
        week.forEach((day, spans) -> {
            if (spans.size() > MOST_SPANS) {
                faults.add("week.%s: found %d spans, wanted at most %d".formatted(day, spans.size(), MOST_SPANS));
            }
        });
    }

    private void repeated(List<String> faults) {
        if (days.size() > MOST_DAYS) {
            faults.add("days: found %d, wanted at most %d; take out those of past years".formatted(days.size(), MOST_DAYS));
        }
        if (days.stream().anyMatch(day -> day.day() == null)) {
            faults.add("days.day: found none, wanted a date such as 2027-02-06");
        }
        Set<Object> seen = new HashSet<>();
        days.stream().filter(day -> !seen.add(day.day())).forEach(day -> faults.add("days: found %s twice, wanted each day once".formatted(day.day())));
    }

    private static boolean isZone(String zone) {
        try {
            return zone != null && ZoneId.of(zone) != null;
        } catch (DateTimeException unknown) {
            return false;
        }
    }
}
