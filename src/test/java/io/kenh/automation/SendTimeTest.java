package io.kenh.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.condition.Field;
import io.kenh.condition.FieldType;
import io.kenh.condition.Fields;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** When an action is done, against a clock that is read minute by minute. */
class SendTimeTest {

    private static final ZoneId SAIGON = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Fields FIELDS = Fields.of(List.of(Field.of("birthday", FieldType.DATE), Field.of("status", FieldType.TEXT)));
    private static final long FIRST = Instant.parse("1990-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("2037-12-31T00:00:00Z").getEpochSecond();

    @Property(tries = 3_000)
    void a_clock_time_is_the_next_minute_at_which_a_clock_on_the_wall_shows_it(@ForAll("zones") ZoneId zone,
            @ForAll @LongRange(min = 0, max = 1_000) long nth, @ForAll @IntRange(max = 1439) int minute) {
        Instant trigger = interesting(zone, nth);
        Instant found = at(minute).moment(trigger, Map.of(), zone).orElseThrow();
        assertThat(found).isEqualTo(oracle(trigger, LocalTime.ofSecondOfDay(minute * 60L), zone));
    }

    /** Half of the moments lie around a change of the clocks. */
    private static Instant interesting(ZoneId zone, long nth) {
        Instant any = Instant.ofEpochSecond(FIRST + (LAST - FIRST) / 1_000 * nth);
        var change = zone.getRules().nextTransition(any);
        return nth % 2 == 0 || change == null ? any : change.getInstant().plusSeconds((nth * 7_919 % 172_800) - 86_400);
    }

    /** Looks at the wall clock every minute, from the day before; when it jumps over the time, counts on from before the jump. */
    private static Instant oracle(Instant trigger, LocalTime at, ZoneId zone) {
        Instant from = trigger.truncatedTo(ChronoUnit.MINUTES);
        LocalDateTime before = null;
        for (Instant minute = from.minus(Duration.ofHours(26)); ; minute = minute.plusSeconds(60)) {
            LocalDateTime wall = LocalDateTime.ofInstant(minute, zone);
            for (LocalDateTime left = before; left != null && left.isBefore(wall); left = left.plusSeconds(60)) {
                Instant meant = minute.plus(Duration.between(before, left));
                if (left.toLocalTime().equals(at) && !meant.isBefore(from)) {
                    return meant;
                }
            }
            if (wall.toLocalTime().equals(at) && !minute.isBefore(from)) {
                return minute;
            }
            before = wall.plusSeconds(60);
        }
    }

    @Property(tries = 2_000)
    void a_birthday_is_met_once_a_year_never_in_the_past_and_at_the_wanted_time(@ForAll("zones") ZoneId zone,
            @ForAll @LongRange(min = 0, max = 1_000) long nth, @ForAll @IntRange(max = 20_000) int born, @ForAll @IntRange(min = -40, max = 40) int days) {
        LocalDate birthday = LocalDate.of(1960, 1, 1).plusDays(born);
        Instant trigger = Instant.ofEpochSecond(FIRST + (LAST - FIRST) / 1_000 * nth);
        Instant found = new SendTime(null, "12:00", "birthday", days, null).moment(trigger, Map.of("birthday", birthday.toString()), zone).orElseThrow();
        assertThat(found).isAfterOrEqualTo(trigger.truncatedTo(ChronoUnit.MINUTES)).isBefore(trigger.plus(Duration.ofDays(368)));
        LocalDate met = found.atZone(zone).toLocalDate(), before = met.minusDays(1);
        // islands that moved over the date line left out a whole day, which is met on the next
        boolean leftOut = zone.getRules().getValidOffsets(before.atTime(LocalTime.NOON)).isEmpty();
        assertThat(Stream.of(met, before).limit(leftOut ? 2 : 1).map(day -> day.minusDays(days))).anyMatch(day -> day.equals(birthday.withYear(day.getYear())));
    }

    @Test
    void a_day_that_a_zone_left_out_is_met_on_the_next() {
        SendTime feast = new SendTime(null, "12:00", "birthday", null, null);
        assertThat(feast.moment(Instant.parse("2011-12-20T00:00:00Z"), Map.of("birthday", "1980-12-30"), ZoneId.of("Pacific/Apia"))).contains(Instant.parse("2011-12-30T22:00:00Z"));
    }

    @Test
    void the_minute_of_the_trigger_is_still_to_come() {
        assertThat(moment(at(8 * 60), "2026-03-02T01:00:30Z", SAIGON)).isEqualTo("2026-03-02T01:00:00Z");
        assertThat(moment(at(8 * 60), "2026-03-02T01:01:00Z", SAIGON)).isEqualTo("2026-03-03T01:00:00Z");
    }

    @Test
    void hours_are_elapsed_time_and_days_keep_the_clock() {
        String evening = "2026-03-28T19:00:00Z"; // the clocks of Berlin go forward in the night
        assertThat(moment(new SendTime("24h", null, null, null, null), evening, BERLIN)).isEqualTo("2026-03-29T19:00:00Z");
        assertThat(moment(new SendTime("1d", null, null, null, null), evening, BERLIN)).isEqualTo("2026-03-29T18:00:00Z");
        assertThat(moment(new SendTime("3d", "08:00", null, null, null), evening, BERLIN)).isEqualTo("2026-04-01T06:00:00Z");
    }

    @Test
    void the_29th_of_February_is_kept_on_the_28th() {
        SendTime feast = new SendTime(null, "09:00", "birthday", null, null);
        Map<String, Object> born = Map.of("birthday", "2000-02-29");
        assertThat(feast.moment(Instant.parse("2027-01-01T00:00:00Z"), born, SAIGON)).contains(Instant.parse("2027-02-28T02:00:00Z"));
        assertThat(feast.moment(Instant.parse("2028-01-01T00:00:00Z"), born, SAIGON)).contains(Instant.parse("2028-02-29T02:00:00Z"));
    }

    @Test
    void a_date_that_does_not_return_may_be_over_and_an_empty_one_has_no_moment() {
        SendTime end = new SendTime(null, "09:00", "custom.contract_end", -3, null);
        Instant now = Instant.parse("2027-01-01T00:00:00Z");
        assertThat(end.moment(now, Map.of("custom", Map.of("contract_end", "2026-12-31")), SAIGON)).contains(Instant.parse("2026-12-28T02:00:00Z"));
        assertThat(end.moment(now, Map.of("custom", Map.of("contract_end", "soon")), SAIGON)).isEmpty();
        assertThat(end.moment(now, Map.of(), SAIGON)).isEmpty();
    }

    @Test
    void what_makes_no_sense_is_refused_by_name() {
        assertThat(new SendTime("soon", "25:00", null, 3, null).faults(FIELDS)).hasSize(3)
                .anySatisfy(fault -> assertThat(fault).startsWith("after: found 'soon'")).anySatisfy(fault -> assertThat(fault).startsWith("at: found '25:00'"));
        assertThat(new SendTime("2h", null, "birthday", null, null).faults(FIELDS)).singleElement().asString().contains("wanted one of them");
        assertThat(new SendTime(null, null, "status", 99_999, null).faults(FIELDS)).hasSize(2);
        assertThat(new SendTime(null, null, null, null, null).faults(FIELDS)).hasSize(1);
        assertThat(new SendTime("99999999d", null, null, null, null).faults(FIELDS)).hasSize(1);
        assertThat(new SendTime("1w2d3h4m", "23:59", null, null, null).faults(FIELDS)).isEmpty();
    }

    private static SendTime at(int minute) {
        return new SendTime(null, LocalTime.ofSecondOfDay(minute * 60L).toString(), null, null, null);
    }

    private static String moment(SendTime time, String trigger, ZoneId zone) {
        return time.moment(Instant.parse(trigger), Map.of(), zone).orElseThrow().toString();
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList());
    }
}
