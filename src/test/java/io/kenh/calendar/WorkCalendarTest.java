package io.kenh.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A calendar says what it cannot be reckoned with, and nights and round the clock are nothing special. */
class WorkCalendarTest {

    private static final Instant SUNDAY_NOON = Instant.parse("2026-11-22T05:00:00Z");

    @Test
    void aCalendarWithoutWorkingTimeIsRefusedWithTheNextStep() {
        WorkCalendar empty = new WorkCalendar("none", "None", "Asia/Ho_Chi_Minh", Map.of(DayOfWeek.MONDAY, List.of()), List.of());

        assertThat(empty.faults()).singleElement().asString().contains("found no working time", "08:00-12:00");
    }

    @Test
    void everyFaultIsToldAtOnce() {
        SpecialDay day = SpecialDay.holiday(LocalDate.of(2026, 1, 1), "New year");

        assertThat(new WorkCalendar("Ünder", " ", "Asia/Nowhere", null, List.of(day, day)).faults()).hasSize(5)
                .anyMatch(fault -> fault.startsWith("zone: found 'Asia/Nowhere'")).anyMatch(fault -> fault.contains("2026-01-01 twice"));
    }

    @Test
    void spansAreReadAsPeopleWriteThem() {
        assertThat(Span.of(" 8:00 – 12:00 ")).isEqualTo(new Span(480, 720)).hasToString("08:00-12:00");
        assertThat(Span.of("18:00-00:00")).isEqualTo(new Span(1_080, 1_440));
        assertThatThrownBy(() -> Span.of("25:00-26:00")).hasMessageContaining("found '25:00-26:00'");
        assertThatThrownBy(() -> Span.of("08:00-08:00")).hasMessageContaining("wanted times of the day");
    }

    @Test
    void roundTheClockCountsEverySecond() {
        WorkingTime always = WorkingTime.of(Week.calendar("Asia/Ho_Chi_Minh", List.of("00:00-24:00"), List.of()));

        assertThat(always.plus(SUNDAY_NOON, Duration.ofSeconds(100_001))).contains(SUNDAY_NOON.plusSeconds(100_001));
        assertThat(always.intervals(SUNDAY_NOON, SUNDAY_NOON.plusSeconds(1_000_000))).as("midnights leave no gap").hasSize(1);
    }

    @Test
    void aNightShiftBelongsToTheDayItBeginsOn() {
        LocalDate monday = LocalDate.of(2026, 11, 23);
        WorkingTime night = WorkingTime.of(Week.calendar("Asia/Ho_Chi_Minh", List.of("22:00-06:00"), List.of(SpecialDay.holiday(monday, "Free"))));

        assertThat(night.intervals(SUNDAY_NOON, SUNDAY_NOON.plus(Duration.ofDays(2)))).as("Sunday's shift goes on into the holiday, Monday's falls out")
                .containsExactly(new Interval(Instant.parse("2026-11-22T15:00:00Z"), Instant.parse("2026-11-22T23:00:00Z")));
    }

    @Test
    void aDeadlineThatWorkingTimeJustFillsIsTheEndOfThatDay() {
        WorkingTime office = WorkingTime.of(new WorkCalendar("office", "Office", "Asia/Ho_Chi_Minh",
                Map.of(DayOfWeek.FRIDAY, List.of(Span.of("08:00-17:00")), DayOfWeek.MONDAY, List.of(Span.of("08:00-17:00"))), List.of()));

        assertThat(office.plus(Instant.parse("2026-11-20T09:00:00Z"), Duration.ofHours(1))).contains(Instant.parse("2026-11-20T10:00:00Z"));
        assertThat(office.plus(Instant.parse("2026-11-20T09:00:00Z"), Duration.ofMinutes(61))).contains(Instant.parse("2026-11-23T01:01:00Z"));
    }
}
