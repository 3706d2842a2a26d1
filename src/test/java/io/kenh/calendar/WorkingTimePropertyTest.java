package io.kenh.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Working time equals a look at the wall clock, minute by minute, in every zone and across every change of its clocks. */
class WorkingTimePropertyTest {

    private static final int DAYS = 6;

    @Provide
    Arbitrary<Week> weeks() {
        return Week.any();
    }

    @Property(tries = 1_500)
    void equalsTheWallClockMinuteByMinute(@ForAll("weeks") Week week, @ForAll @IntRange(max = DAYS * Span.DAY) int minutes) {
        WorkingTime time = WorkingTime.of(week.calendar());
        Instant until = week.start().plus(minutes, ChronoUnit.MINUTES);

        List<Interval> counted = time.intervals(week.start(), until);

        assertThat(counted).isEqualTo(intervals(week, until));
        assertThat(time.between(week.start(), until)).isEqualTo(counted.stream().map(Interval::length).reduce(Duration.ZERO, Duration::plus));
    }

    @Property(tries = 1_500)
    void aMomentIsTheFirstByWhichSoMuchWasWorked(@ForAll("weeks") Week week, @ForAll @IntRange(min = 1, max = 3_000) int minutes) {
        WorkingTime time = WorkingTime.of(week.calendar());

        time.plus(week.start(), Duration.ofMinutes(minutes)).ifPresentOrElse(due -> {
            assertThat(time.between(week.start(), due)).isEqualTo(Duration.ofMinutes(minutes));
            assertThat(week.worked(due.minus(1, ChronoUnit.MINUTES))).as("the last minute before it is worked").isTrue();
        }, () -> assertThat(time.between(week.start(), week.start().plus(3_650, ChronoUnit.DAYS))).isLessThan(Duration.ofMinutes(minutes)));
    }

    @Property(tries = 300)
    void partsAddUp(@ForAll("weeks") Week week, @ForAll @IntRange(max = 4_000) int first, @ForAll @IntRange(max = 4_000) int second) {
        WorkingTime time = WorkingTime.of(week.calendar());
        Instant middle = week.start().plusSeconds(first * 7L);
        Instant end = middle.plusSeconds(second * 11L);

        assertThat(time.between(week.start(), middle).plus(time.between(middle, end))).isEqualTo(time.between(week.start(), end));
    }

    /** Every zone there is, around its next change of the clocks; those without one around a plain day. */
    @Property(tries = 1)
    void holdsAtTheChangeOfTheClocksInEveryZone() {
        Instant year = Instant.parse("2026-01-01T00:00:00Z");
        for (String zone : ZoneId.getAvailableZoneIds()) {
            ZoneOffsetTransition change = ZoneId.of(zone).getRules().nextTransition(year);
            Instant start = (change == null ? year : change.getInstant()).minus(1, ChronoUnit.DAYS);
            Week week = new Week(Week.calendar(zone, List.of("00:30-02:15", "02:45-12:00", "22:00-01:00"), List.of()), start);
            Instant until = start.plus(2, ChronoUnit.DAYS);

            assertThat(WorkingTime.of(week.calendar()).intervals(start, until)).as(zone).isEqualTo(intervals(week, until));
        }
    }

    private static List<Interval> intervals(Week week, Instant until) {
        List<Interval> found = new ArrayList<>();
        Instant begun = null;
        for (Instant at = week.start(); !at.isAfter(until); at = at.plus(1, ChronoUnit.MINUTES)) {
            boolean works = at.isBefore(until) && week.worked(at);
            if (works && begun == null) {
                begun = at;
            } else if (!works && begun != null) {
                found.add(new Interval(begun, at));
                begun = null;
            }
        }
        return found;
    }
}
