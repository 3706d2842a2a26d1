package io.kenh.delivery.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.delivery.ChannelRules;
import io.kenh.delivery.MailExtras;
import io.kenh.delivery.Message;
import io.kenh.delivery.Purpose;
import io.kenh.delivery.Rule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class JudgeTest {

    private static final Instant NOON = Instant.parse("2026-05-12T05:00:00Z");
    private static final List<ZoneId> HANOI = List.of(ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final Map<String, String> WAY_OUT = Map.of("List-Unsubscribe", "<https://hub.example/u/x>", "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    private static final Judge FREE = new Judge(new ChannelRules(null, null, 0, 0), null, HANOI);

    @Test
    void whatNoMomentCanMendIsNamedBeforeWhatWillPass() {
        Judge judge = new Judge(new ChannelRules(LocalTime.of(7, 0), LocalTime.of(8, 0), 1, 0), null, HANOI);

        assertThat(rule(judge, sms("[QC] x"), new Known(true, true, true, List.of(), null))).isEqualTo(Rule.BLOCKED);
        assertThat(rule(judge, sms("[QC] x"), new Known(false, true, true, List.of(), null))).isEqualTo(Rule.DO_NOT_ADVERTISE);
        assertThat(rule(judge, sms("[QC] x"), new Known(false, false, false, List.of(), null))).isEqualTo(Rule.UNSUBSCRIBED);
        assertThat(rule(judge, sms("[QC] x"), new Known(false, null, false, List.of(), null))).isEqualTo(Rule.NO_CONSENT);
        assertThat(rule(judge, sms("x [QC]"), agreed(List.of()))).isEqualTo(Rule.UNLABELLED);
        assertThat(rule(judge, sms("[QC] x"), agreed(List.of()))).isEqualTo(Rule.HOURS);
        assertThat(rule(judge, sms("[AD] x"), agreed(List.of(NOON.minusSeconds(1))))).isEqualTo(Rule.PER_DAY);
    }

    @Test
    void anAdvertisingMailHasALabelAWayOutAndOneRecipient() {
        assertThat(rule(FREE, mail("[QC] x", WAY_OUT, MailExtras.NONE), agreed(List.of()))).isNull();
        assertThat(rule(FREE, mail("x", WAY_OUT, MailExtras.NONE), agreed(List.of()))).isEqualTo(Rule.UNLABELLED);
        assertThat(rule(FREE, mail("[QC] x", Map.of(), MailExtras.NONE), agreed(List.of()))).isEqualTo(Rule.NO_WAY_OUT);
        assertThat(rule(FREE, mail("[QC] x", WAY_OUT, new MailExtras(List.of(), List.of("b@x.example"), List.of())), agreed(List.of()))).isEqualTo(Rule.COPIES);
    }

    @Test
    void aWindowOfTheProviderNarrowsTheHours() {
        Judge judge = new Judge(new ChannelRules(LocalTime.of(7, 0), LocalTime.of(22, 0), 0, 0), new OpenHours(LocalTime.of(14, 0), LocalTime.of(15, 0)), HANOI);

        assertThat(judge.rule(sms("[QC] x"), agreed(List.of()), NOON)).isEqualTo(new Ruling(Rule.CHANNEL_WINDOW, Instant.parse("2026-05-12T07:00:00Z")));
    }

    @Property(tries = 300)
    void theNextPermittedMomentIsTheFirstMinuteThatEveryRulePermits(@ForAll("zones") ZoneId zone, @ForAll @IntRange(max = 527_000) int minute,
            @ForAll @IntRange(max = 3) int perDay, @ForAll @IntRange(max = 4) int perWeek, @ForAll @Size(max = 6) List<@IntRange(min = 1, max = 10_000) Integer> ago) {
        Instant now = Instant.parse("2026-01-01T00:00:00Z").plus(minute, ChronoUnit.MINUTES);
        List<Instant> passes = ago.stream().sorted((a, b) -> b - a).map(minutes -> now.minus(minutes, ChronoUnit.MINUTES)).toList();
        OpenHours window = new OpenHours(LocalTime.of(6, 0), LocalTime.of(21, 30));
        Judge judge = new Judge(new ChannelRules(LocalTime.of(7, 0), LocalTime.of(22, 0), perDay, perWeek), window, List.of(zone));

        Ruling ruling = judge.rule(sms("[QC] x"), agreed(passes), now);

        Instant oracle = now;
        while (!open(oracle, zone) || perDay > 0 && within(passes, oracle, 1) >= perDay || perWeek > 0 && within(passes, oracle, 7) >= perWeek) {
            oracle = oracle.plus(1, ChronoUnit.MINUTES);
        }
        assertThat(ruling.passes() ? now : ruling.until()).isEqualTo(oracle);
    }

    private static boolean open(Instant moment, ZoneId zone) {
        int clock = moment.atZone(zone).getHour() * 60 + moment.atZone(zone).getMinute();
        return clock >= 7 * 60 && clock < 21 * 60 + 30;
    }

    private static long within(List<Instant> passes, Instant moment, int days) {
        return passes.stream().filter(pass -> pass.isAfter(moment.minus(Duration.ofDays(days)))).count();
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of("Asia/Ho_Chi_Minh", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca").map(ZoneId::of);
    }

    private static Rule rule(Judge judge, Message message, Known known) {
        return judge.rule(message, known, NOON).rule();
    }

    private static Known agreed(List<Instant> passes) {
        return new Known(false, true, false, passes, null);
    }

    private static Message sms(String text) {
        return message("sms", null, text, Map.of(), MailExtras.NONE);
    }

    private static Message mail(String subject, Map<String, String> headers, MailExtras extras) {
        return message("mail", subject, "text", headers, extras);
    }

    private static Message message(String channel, String subject, String text, Map<String, String> headers, MailExtras extras) {
        return new Message(1, "key", channel, 1, "address", null, subject, text, null, headers, "queued", "lane", 0, NOON, extras, Purpose.ADVERTISING, null);
    }
}
