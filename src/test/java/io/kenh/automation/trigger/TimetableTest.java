package io.kenh.automation.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.automation.Occurrence;
import io.kenh.automation.Timetable;
import io.kenh.automation.TriggerSpec;
import io.kenh.automation.Triggers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TimetableTest {

    private static final ZoneId HANOI = ZoneId.of("Asia/Ho_Chi_Minh");
    /** Since then every offset of every zone is of whole minutes. */
    private static final Instant FROM = Instant.parse("1973-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2040-01-01T00:00:00Z");
    private static final int MINUTES = 4 * 24 * 60;

    /** Near a border: a zone and one of its clock changes, or any moment where it has none. */
    record Border(ZoneId zone, Instant moment) { }

    @Provide
    Arbitrary<Border> borders() {
        return Arbitraries.of(new TreeSet<>(ZoneId.getAvailableZoneIds())).flatMap(id -> {
            ZoneId zone = ZoneId.of(id);
            List<Instant> jumps = new ArrayList<>(List.of(Instant.parse("2026-11-22T01:00:00Z")));
            for (ZoneOffsetTransition jump = zone.getRules().nextTransition(FROM); jump != null && jump.getInstant().isBefore(UNTIL);
                    jump = zone.getRules().nextTransition(jump.getInstant())) {
                jumps.add(jump.getInstant());
            }
            return Arbitraries.of(jumps).map(jump -> new Border(zone, jump));
        });
    }

    /** The oracle watches the zone's clock minute by minute and notes when it first shows the time, or more, of a day that exists. */
    @Property(tries = 1_500)
    void inEveryZoneATimeComesOnceADayWhenTheClockFirstReachesIt(@ForAll("borders") Border border, @ForAll @IntRange(max = 1439) int minuteOfDay) {
        LocalTime at = LocalTime.ofSecondOfDay(minuteOfDay * 60L);
        Instant start = border.moment().minusSeconds(2 * 24 * 3600);
        List<Occurrence> watched = watch(start, border.zone(), at);
        Timetable daily = new ClockTime(day -> true, at);
        Instant moment = watched.get(0).due();
        for (Occurrence wanted : watched.subList(1, watched.size())) {
            assertThat(daily.after(moment, border.zone())).contains(wanted);
            moment = wanted.due();
        }
    }

    private static List<Occurrence> watch(Instant start, ZoneId zone, LocalTime at) {
        TreeSet<LocalDate> existing = new TreeSet<>();
        for (int i = 0; i < MINUTES; i++) {
            existing.add(LocalDate.ofInstant(start.plusSeconds(i * 60L), zone));
        }
        List<Occurrence> seen = new ArrayList<>();
        for (LocalDate day : existing) {
            for (int i = 0; i < MINUTES; i++) {
                Instant moment = start.plusSeconds(i * 60L);
                if (!LocalDateTime.ofInstant(moment, zone).isBefore(day.atTime(at))) {
                    if (i > 0) {
                        seen.add(new Occurrence(day, moment));
                    }
                    break;
                }
            }
        }
        return seen;
    }

    @Property(tries = 500)
    void todayIsTheDayTheTimeStandsFor(@ForAll("borders") Border border, @ForAll @IntRange(max = 1439) int minuteOfDay) {
        Occurrence next = new ClockTime(day -> true, LocalTime.ofSecondOfDay(minuteOfDay * 60L)).after(border.moment().minusSeconds(86_400), border.zone()).orElseThrow();
        assertThat(next.moment(border.zone()).today()).isEqualTo(next.day());
    }

    @Test
    void aTimeThatTheClockLeavesOutComesWhenItHasJumpedOverIt() {
        assertThat(daily("02:30").after(Instant.parse("2026-03-28T12:00:00Z"), ZoneId.of("Europe/Berlin")).orElseThrow().due())
                .isEqualTo(Instant.parse("2026-03-29T01:00:00Z"));
    }

    @Test
    void aTimeThatComesTwiceCountsTheFirstTime() {
        Timetable daily = daily("02:30");
        Occurrence first = daily.after(Instant.parse("2026-10-24T12:00:00Z"), ZoneId.of("Europe/Berlin")).orElseThrow();
        assertThat(first.due()).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(daily.after(first.due(), ZoneId.of("Europe/Berlin")).orElseThrow().day()).isEqualTo(LocalDate.of(2026, 10, 26));
    }

    @Test
    void aDayThatAZoneLeftOutHasNoTime() {
        Occurrence next = daily("08:00").after(Instant.parse("2011-12-29T20:00:00Z"), ZoneId.of("Pacific/Apia")).orElseThrow();
        assertThat(next.day()).isEqualTo(LocalDate.of(2011, 12, 31));
        assertThat(next.due()).isEqualTo(LocalDateTime.of(2011, 12, 31, 8, 0).toInstant(ZoneOffset.ofHours(14)));
    }

    @Test
    void the31stIsTheLastDayOfShorterMonths() {
        assertThat(days(new TriggerSpec("monthly", Map.of("day", 31, "at", "08:00")), "2027-12-31T12:00:00Z", 4)).containsExactly(
                LocalDate.of(2028, 1, 31), LocalDate.of(2028, 2, 29), LocalDate.of(2028, 3, 31), LocalDate.of(2028, 4, 30));
        assertThat(days(new TriggerSpec("monthly", Map.of("day", 29, "at", "08:00")), "2027-01-30T12:00:00Z", 2)).containsExactly(
                LocalDate.of(2027, 2, 28), LocalDate.of(2027, 3, 29));
    }

    @Test
    void aWeekHasTheDaysThatWereNamed() {
        assertThat(days(new TriggerSpec("weekly", Map.of("days", List.of("mon", "thu"), "at", "08:00")), "2026-11-22T12:00:00Z", 3)).containsExactly(
                LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 26), LocalDate.of(2026, 11, 30));
    }

    private static List<LocalDate> days(TriggerSpec spec, String after, int count) {
        assertThat(Triggers.faults(spec)).isEmpty();
        Timetable timetable = Triggers.of(spec).timetable(spec).orElseThrow();
        List<LocalDate> days = new ArrayList<>();
        Instant moment = Instant.parse(after);
        for (int i = 0; i < count; i++) {
            Occurrence next = timetable.after(moment, HANOI).orElseThrow();
            days.add(next.day());
            moment = next.due();
        }
        return days;
    }

    private static Timetable daily(String at) {
        return new ClockTime(day -> true, LocalTime.parse(at));
    }
}
