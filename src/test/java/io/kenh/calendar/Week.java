package io.kenh.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** A calendar and a moment to begin at, near a change of the clocks where the zone has one; asked minute by minute. */
public record Week(WorkCalendar calendar, Instant start) {

    /** Any calendar with some working time, in any zone. */
    public static Arbitrary<Week> any() {
        Arbitrary<String> zones = Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList());
        Arbitrary<Integer> starts = Arbitraries.integers().between(0, 30 * 365 * 24 * 60);
        Arbitrary<List<String>> spans = Arbitraries.of("00:00-24:00", "08:00-12:00", "13:00-17:30", "22:00-06:00", "01:30-02:45", "23:45-00:15", "00:00-00:01",
                "09:00-18:00", "11:30-13:30").list().ofMaxSize(3);
        Arbitrary<Map<DayOfWeek, List<String>>> weeks = Arbitraries.maps(Arbitraries.of(DayOfWeek.class), spans).ofMinSize(1);
        Arbitrary<List<Integer>> days = Arbitraries.integers().between(-2, 20).set().ofMaxSize(4).map(List::copyOf);
        return Combinators.combine(zones, starts, weeks, days, spans).as(Week::of).filter(week -> week.calendar().faults().isEmpty());
    }

    private static Week of(String zone, int minute, Map<DayOfWeek, List<String>> week, List<Integer> days, List<String> hours) {
        Instant at = Instant.parse("2000-01-01T00:00:00Z").plus(minute, ChronoUnit.MINUTES);
        ZoneOffsetTransition change = minute % 3 == 0 ? null : ZoneId.of(zone).getRules().nextTransition(at);
        Instant start = change == null ? at : change.getInstant().minus(minute % 4_000, ChronoUnit.MINUTES);
        Map<DayOfWeek, List<Span>> spans = new EnumMap<>(DayOfWeek.class);
        week.forEach((day, texts) -> spans.put(day, texts.stream().map(Span::of).toList()));
        LocalDate first = LocalDate.ofInstant(start, ZoneId.of(zone));
        List<SpecialDay> special = days.stream().map(day -> new SpecialDay(first.plusDays(day), "special", day % 2 == 0 ? List.of() : hours.stream().map(Span::of).toList())).toList();
        return new Week(new WorkCalendar("any", "Any", zone, spans, special), start);
    }

    static WorkCalendar calendar(String zone, List<String> daily, List<SpecialDay> days) {
        Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, daily.stream().map(Span::of).toList());
        }
        return new WorkCalendar("daily", "Daily", zone, week, days);
    }

    /** Whether the wall clock shows working time. */
    public boolean worked(Instant at) {
        ZonedDateTime wall = at.atZone(ZoneId.of(calendar.zone()));
        int minute = wall.getHour() * 60 + wall.getMinute();
        return spans(wall.toLocalDate()).stream().anyMatch(span -> minute >= span.from() && (span.overnight() || minute < span.until()))
                || spans(wall.toLocalDate().minusDays(1)).stream().anyMatch(span -> span.overnight() && minute < span.until());
    }

    private List<Span> spans(LocalDate day) {
        return calendar.days().stream().filter(special -> special.day().equals(day)).findFirst().map(SpecialDay::hours)
                .orElseGet(() -> calendar.on(day.getDayOfWeek()));
    }
}
