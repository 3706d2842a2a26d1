package io.kenh.delivery.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenHoursTest {

    private static final ZoneId HANOI = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final OpenHours LAW = new OpenHours(LocalTime.of(7, 0), LocalTime.of(22, 0));

    @ParameterizedTest
    @CsvSource({"2026-11-22T06:59:59.999, 2026-11-22T07:00", "2026-11-22T07:00, 2026-11-22T07:00", "2026-11-22T21:59:59.999, 2026-11-22T21:59:59.999",
        "2026-11-22T22:00, 2026-11-23T07:00", "2026-11-22T23:59:59, 2026-11-23T07:00", "2026-11-23T00:00, 2026-11-23T07:00", "2026-12-31T22:00, 2027-01-01T07:00"})
    void ten_at_night_exactly_is_too_late_and_seven_exactly_is_not_too_early(String at, String next) {
        assertThat(LAW.next(hanoi(at), HANOI)).isEqualTo(hanoi(next));
    }

    @Test
    void an_hour_that_the_clocks_skip_or_repeat_is_permitted_as_the_clock_on_the_wall_shows_it() {
        OpenHours atNight = new OpenHours(LocalTime.of(2, 30), LocalTime.of(4, 0));
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        // 02:00 becomes 03:00: the first minute that reads 02:30 or more is 03:00
        assertThat(atNight.next(Instant.parse("2026-03-29T00:10:00Z"), berlin)).isEqualTo("2026-03-29T01:00:00Z");
        // 03:00 becomes 02:00 again: closed for half an hour, then open once more
        assertThat(atNight.next(Instant.parse("2026-10-25T00:45:00Z"), berlin)).isEqualTo("2026-10-25T00:45:00Z");
        assertThat(atNight.next(Instant.parse("2026-10-25T01:10:00Z"), berlin)).isEqualTo("2026-10-25T01:30:00Z");
    }

    /** Samoa had no 30 December 2011. */
    @Test
    void a_day_that_a_country_leaves_out_is_waited_through() {
        assertThat(LAW.next(Instant.parse("2011-12-30T08:30:00Z"), ZoneId.of("Pacific/Apia"))).isEqualTo("2011-12-30T17:00:00Z");
    }

    @Property(tries = 400)
    void the_next_permitted_minute_is_the_one_a_minute_by_minute_search_finds(@ForAll("zones") ZoneId zone, @ForAll("minutes") Instant at,
            @ForAll @IntRange(max = 1438) int from, @ForAll @IntRange(min = 1, max = 1439) int length) {
        OpenHours hours = new OpenHours(time(from), time(Math.min(1439, from + length)));

        assertThat(hours.next(at, zone)).isEqualTo(search(hours, at, List.of(zone)));
    }

    @Property(tries = 200)
    void several_zones_are_open_together(@ForAll("zones") ZoneId one, @ForAll("zones") ZoneId other, @ForAll("minutes") Instant at) {
        Instant found = search(LAW, at, List.of(one, other));

        assertThat(LAW.next(at, List.of(one, other))).isEqualTo(found == null ? LAW.next(at, one) : found);
    }

    @Property
    void a_cap_opens_at_the_first_minute_at_which_fewer_lie_within_its_length(@ForAll("minutes") Instant at,
            @ForAll @Size(max = 8) List<@IntRange(max = 3000) Integer> ago, @ForAll @IntRange(max = 4) int most) {
        List<Instant> passes = ago.stream().sorted((a, b) -> b - a).map(minutes -> at.minus(Duration.ofMinutes(minutes))).toList();
        Instant oracle = at;
        while (most > 0 && within(passes, oracle) >= most) {
            oracle = oracle.plus(1, ChronoUnit.MINUTES);
        }

        assertThat(new Cap(null, most, Duration.ofDays(1)).next(at, passes)).isEqualTo(oracle);
    }

    private static long within(List<Instant> passes, Instant moment) {
        return passes.stream().filter(pass -> pass.isAfter(moment.minus(Duration.ofDays(1)))).count();
    }

    private static Instant search(OpenHours hours, Instant at, List<ZoneId> zones) {
        for (int minute = 0; minute < 4 * 24 * 60; minute++) {
            Instant moment = at.plus(minute, ChronoUnit.MINUTES);
            if (zones.stream().allMatch(zone -> open(hours, moment, zone))) {
                return moment;
            }
        }
        return null;
    }

    private static boolean open(OpenHours hours, Instant moment, ZoneId zone) {
        int now = moment.atZone(zone).getHour() * 60 + moment.atZone(zone).getMinute();
        return now >= hours.from().toSecondOfDay() / 60 && now < hours.until().toSecondOfDay() / 60;
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of("Asia/Ho_Chi_Minh", "Europe/Berlin", "America/New_York", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Kathmandu",
                "Pacific/Apia", "Africa/Casablanca", "America/Santiago", "Asia/Tehran", "Europe/London", "Pacific/Auckland").map(ZoneId::of);
    }

    /** Around the borders of daylight saving time and of years, besides any other moment. */
    @Provide
    Arbitrary<Instant> minutes() {
        Arbitrary<Instant> any = Arbitraries.integers().between(0, 366 * 24 * 60).map(minute -> Instant.parse("2026-01-01T00:00:00Z").plus(minute, ChronoUnit.MINUTES));
        Arbitrary<Instant> borders = Arbitraries.of("2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z", "2026-03-08T07:00:00Z", "2026-11-01T06:00:00Z",
                "2026-04-04T15:00:00Z", "2026-10-03T15:30:00Z", "2026-12-31T17:00:00Z", "2026-09-06T04:00:00Z").map(Instant::parse);
        return Arbitraries.oneOf(any, Combinators.combine(borders, Arbitraries.integers().between(-240, 240))
                .as((border, minute) -> border.plus(minute, ChronoUnit.MINUTES)));
    }

    private static LocalTime time(int minute) {
        return LocalTime.ofSecondOfDay(minute * 60L);
    }

    private static Instant hanoi(String local) {
        return LocalDateTime.parse(local).atZone(HANOI).toInstant();
    }
}
