package io.kenh.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The proposed holidays are those of the law, with a free day for each that falls on a weekend. */
class VietnameseHolidaysTest {

    @Test
    void theFirstDayOfTetFollowsTheLunarCalendarOfVietNam() {
        assertThat(days(2026)).contains(LocalDate.of(2026, 2, 16), LocalDate.of(2026, 2, 17), LocalDate.of(2026, 2, 20));
        assertThat(days(2030)).as("a day before China's").contains(LocalDate.of(2030, 2, 1), LocalDate.of(2030, 2, 2));
        assertThat(days(2028)).contains(LocalDate.of(2028, 1, 26));
    }

    @Test
    void whatFallsOnAWeekendIsFreeOnTheNextWorkingDayThatIsNot() {
        assertThat(days(2027)).as("6 and 7 February are Saturday and Sunday; 8 and 9 are Tết too")
                .contains(LocalDate.of(2027, 2, 10), LocalDate.of(2027, 2, 11));
        assertThat(days(2026)).as("26 April is a Sunday").contains(LocalDate.of(2026, 4, 26), LocalDate.of(2026, 4, 27));
    }

    @Test
    void noDayIsProposedTwiceInAnyYear() {
        for (int year = VietnameseHolidays.FIRST; year <= VietnameseHolidays.LAST; year++) {
            assertThat(days(year)).as("%d", year).doesNotHaveDuplicates().isSorted().hasSizeGreaterThanOrEqualTo(11);
        }
    }

    @Test
    void aDayThatTheCompanyHasSetIsLeftAlone() {
        LocalDate day = LocalDate.of(2026, 4, 30);
        WorkCalendar calendar = office(List.of(new SpecialDay(day, "Inventory", List.of(Span.of("08:00-12:00")))));

        assertThat(VietnameseHolidays.of(2026, calendar)).extracting(SpecialDay::day).doesNotContain(day);
    }

    @Test
    void aYearBeyondTheTableIsRefused() {
        assertThatThrownBy(() -> VietnameseHolidays.of(2046, office(List.of()))).hasMessageContaining("found the year 2046, wanted one from 2025 to 2045");
    }

    private static List<LocalDate> days(int year) {
        return VietnameseHolidays.of(year, office(List.of())).stream().map(SpecialDay::day).toList();
    }

    private static WorkCalendar office(List<SpecialDay> days) {
        Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
        List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY)
                .forEach(day -> week.put(day, List.of(Span.of("08:00-12:00"), Span.of("13:00-17:00"))));
        return new WorkCalendar("office", "Office", "Asia/Ho_Chi_Minh", week, days);
    }
}
