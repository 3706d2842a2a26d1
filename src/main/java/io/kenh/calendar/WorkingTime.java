package io.kenh.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reckons with a {@link WorkCalendar}. A moment is working time when the wall clock of the calendar's zone then shows a time
 * within a span of the day it shows: an hour that a change of the clocks leaves out is not worked, one that it repeats counts
 * twice. Immutable.
 */
public final class WorkingTime {

    /** No deadline lies further away; a calendar that has not brought the working time by then never will. */
    private static final Duration HORIZON = Duration.ofDays(3_660);
    private static final Duration FIRST_LOOK = Duration.ofDays(3);

    private final WorkCalendar calendar;
    private final ZoneRules zone;
    private final Map<LocalDate, SpecialDay> special = new HashMap<>();
    private final Map<DayOfWeek, List<Span>> plain = new EnumMap<>(DayOfWeek.class);

    private WorkingTime(WorkCalendar calendar) {
        this.calendar = calendar;
        this.zone = ZoneId.of(calendar.zone()).getRules();
        calendar.days().forEach(day -> special.put(day.day(), day));
        for (DayOfWeek day : DayOfWeek.values()) {
            plain.put(day, merged(calendar.on(day), calendar.on(day.minus(1))));
        }
    }

    /** @param calendar without {@link WorkCalendar#faults} */
    public static WorkingTime of(WorkCalendar calendar) {
        return new WorkingTime(calendar);
    }

    public WorkCalendar calendar() {
        return calendar;
    }

    /** The working time from a moment on, before another; in order, what touches is one. */
    public List<Interval> intervals(Instant from, Instant until) {
        List<Interval> found = new ArrayList<>();
        for (Instant at = from; at.isBefore(until); ) {
            ZoneOffsetTransition next = zone.nextTransition(at);
            Instant end = next == null || next.getInstant().isAfter(until) ? until : next.getInstant();
            steady(at, end, zone.getOffset(at), found);
            at = end;
        }
        return found;
    }

    /** The sum of {@link #intervals}; nothing when {@code until} is not later. */
    public Duration between(Instant from, Instant until) {
        return intervals(from, until).stream().map(Interval::length).reduce(Duration.ZERO, Duration::plus);
    }

    /** The first moment by which so much working time has passed; empty when that takes more than ten years. */
    public Optional<Instant> plus(Instant start, Duration work) {
        Duration left = work;
        if (left.isNegative() || left.isZero()) {
            return Optional.of(start);
        }
        Duration look = FIRST_LOOK.plus(work.multipliedBy(2));
        for (Instant at = start; at.isBefore(start.plus(HORIZON)); at = at.plus(look), look = look.multipliedBy(2)) {
            for (Interval interval : intervals(at, at.plus(look))) {
                if (interval.length().compareTo(left) >= 0) {
                    return Optional.of(interval.from().plus(left));
                }
                left = left.minus(interval.length());
            }
        }
        return Optional.empty();
    }

    /** What lies between two moments without a change of the clocks between them. */
    private void steady(Instant from, Instant until, ZoneOffset offset, List<Interval> found) {
        LocalDate last = LocalDateTime.ofEpochSecond(until.getEpochSecond(), 0, offset).toLocalDate();
        for (LocalDate day = LocalDateTime.ofEpochSecond(from.getEpochSecond(), 0, offset).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            Instant midnight = Instant.ofEpochSecond(day.atStartOfDay().toEpochSecond(offset));
            for (Span span : spans(day)) {
                add(later(from, midnight.plus(span.from(), ChronoUnit.MINUTES)), earlier(until, midnight.plus(span.until(), ChronoUnit.MINUTES)), found);
            }
        }
    }

    private static void add(Instant from, Instant until, List<Interval> found) {
        if (!from.isBefore(until)) {
            return;
        }
        int last = found.size() - 1;
        if (last >= 0 && found.get(last).until().equals(from)) {
            found.set(last, new Interval(found.get(last).from(), until));
        } else {
            found.add(new Interval(from, until));
        }
    }

    private List<Span> spans(LocalDate day) {
        SpecialDay today = special.get(day);
        SpecialDay yesterday = special.get(day.minusDays(1));
        return today == null && yesterday == null ? plain.get(day.getDayOfWeek())
                : merged(today == null ? calendar.on(day.getDayOfWeek()) : today.hours(),
                        yesterday == null ? calendar.on(day.getDayOfWeek().minus(1)) : yesterday.hours());
    }

    /** What is worked on a day: its own spans, and the rest of those that began the day before; none touches another. */
    private static List<Span> merged(List<Span> today, List<Span> yesterday) {
        List<Span> all = new ArrayList<>(today.stream().map(Span::today).toList());
        yesterday.stream().filter(Span::overnight).map(Span::tomorrow).forEach(all::add);
        all.sort(null);
        List<Span> merged = new ArrayList<>();
        for (Span span : all) {
            int last = merged.size() - 1;
            if (last >= 0 && merged.get(last).until() >= span.from()) {
                merged.set(last, new Span(merged.get(last).from(), Math.max(merged.get(last).until(), span.until())));
            } else {
                merged.add(span);
            }
        }
        return merged;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
