package io.kenh.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kenh.connector.Connections;
import io.kenh.delivery.ChannelRules;
import io.kenh.delivery.Consent;
import io.kenh.delivery.Consents;
import io.kenh.delivery.Delivery;
import io.kenh.delivery.DoNotAdvertise;
import io.kenh.delivery.NewMessage;
import io.kenh.delivery.Purpose;
import io.kenh.delivery.RuleBook;
import io.kenh.delivery.SendingRules;
import io.kenh.delivery.Unknowns;
import io.kenh.intake.Intake;
import io.kenh.intake.Raw;
import io.kenh.platform.Json;
import io.kenh.platform.Parking;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The gate that every message passes: advertising leaves with consent, in permitted hours, labelled and seldom, or it says why not. */
class SendGateTest extends PromiseTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    private Delivery delivery;
    @Autowired
    private Consents consents;
    @Autowired
    private DoNotAdvertise doNotAdvertise;
    @Autowired
    private Connections connections;
    @Autowired
    private Parking parking;
    @Autowired
    private Unknowns unknowns;
    @Autowired
    private RuleBook rules;
    @Autowired
    private Intake intake;
    private final String phone = Hub.e164(Hub.phone());

    @BeforeEach
    void atTenInTheMorning() {
        goTo(LocalTime.of(10, 0));
    }

    @Test
    void withoutConsentNoAdvertisingLeavesAndNothingElseCountsAsConsent() {
        agree("mail", phone.substring(1) + "@customer.example", Purpose.ADVERTISING);
        agree("sms", phone, Purpose.TRANSACTIONAL);

        long advertising = sms("lane " + phone, Purpose.ADVERTISING);
        long transactional = sms("lane " + phone, Purpose.TRANSACTIONAL);
        hub.idle();

        assertThat(state(advertising)).isEqualTo("failed");
        assertThat(reason(advertising)).startsWith("no-consent: ");
        assertThat(hub.taken()).doesNotContainKey(advertising).containsEntry(transactional, 1);
    }

    @Test
    void anAdvertisingSmsIsLabelledAndSaysHowToRefuse() {
        agree("sms", phone, Purpose.ADVERTISING);

        long id = sms("lane " + phone, Purpose.ADVERTISING);
        hub.idle();

        assertThat(hub.taken()).containsEntry(id, 1);
        assertThat(text(id)).matches("\\[QC\\] hello Tu choi: http://\\S+/u/\\S+");
    }

    @Test
    void atNightItWaitsForTheMorningAndTheRestOfItsLaneGoesOn() {
        agree("sms", phone, Purpose.ADVERTISING);
        goTo(LocalTime.of(22, 0));

        long advertising = sms("lane " + phone, Purpose.ADVERTISING);
        long transactional = sms("lane " + phone, Purpose.TRANSACTIONAL);
        hub.idle();
        assertThat(hub.taken()).doesNotContainKey(advertising).containsEntry(transactional, 1);
        assertThat(state(advertising)).isEqualTo("queued");
        assertThat(rule(advertising)).isEqualTo("hours");
        assertThat(local(until(advertising))).isEqualTo(LocalTime.of(7, 0));

        goTo(LocalTime.of(7, 0).plusSeconds(1));
        await().atMost(Hub.PATIENCE).untilAsserted(() -> assertThat(hub.taken()).containsEntry(advertising, 1));
        hub.idle();
        assertThat(hub.count("select count(*) from message_gate where message_id = ?", advertising)).isZero();
    }

    @Test
    void ofManyAtTheSameMomentInManyLanesThreeADayLeave() {
        agree("sms", phone, Purpose.ADVERTISING);
        long[] ids = new long[12];

        Hub.parallel(6, ids.length, i -> ids[i] = sms("lane " + i + " of " + phone, Purpose.ADVERTISING));
        hub.idle();

        assertThat(sent(ids)).isEqualTo(3);
        assertThat(hub.count("select count(*) from gate_pass where address = ?", phone)).isEqualTo(3);
        assertThat(hub.count("select count(*) from message m join message_gate g on g.message_id = m.id where m.address = ? and m.state = 'queued' and g.rule = 'per-day'",
                phone)).isEqualTo(9);
        clock().forward(Duration.ofHours(23));
        hub.idle();
        assertThat(sent(ids)).isEqualTo(3);
        clock().forward(Duration.ofHours(1));
        await().atMost(Hub.PATIENCE).untilAsserted(() -> assertThat(sent(ids)).isEqualTo(6));
        hub.idle();
        assertThat(sent(ids)).isEqualTo(6);
    }

    @Test
    void twoHubsCountTheSameRoomOnce() {
        String[] phones = IntStream.range(0, 12).mapToObj(i -> Hub.e164(Hub.phone())).toArray(String[]::new);
        for (String each : phones) {
            agree("sms", each, Purpose.ADVERTISING);
        }
        try (OtherHub other = OtherHub.start(Duration.between(Clock.systemUTC().instant(), clock.instant()), Path.of("target/gate-hub.log"), otherHub())) {
            await().atMost(Hub.PATIENCE).until(() -> hub.count("select count(*) from node where name = 'gate'") == 1);
            Hub.parallel(8, 120, i -> delivery.enqueue(List.of(message("lane " + i + phone, phones[i % phones.length]).by(Purpose.ADVERTISING))));
            hub.idle();
            assertThat(other.isAlive()).isTrue();
        }
        assertThat(db.sql("select count(*) from message where address = any(?) and state in ('accepted', 'delivered') group by address").param(phones)
                .query(Long.class).list()).hasSize(phones.length).containsOnly(3L);
    }

    private List<String> otherHub() {
        return List.of("--server.port=0", "--kenh.node=gate", "--kenh.world.enabled=false", "--kenh.data=target/test-data",
                "--spring.datasource.url=" + pool().getJdbcUrl(), "--spring.datasource.username=" + pool().getUsername(),
                "--spring.datasource.password=" + pool().getPassword(), "--spring.datasource.hikari.minimum-idle=1",
                "--spring.artemis.mode=native", "--spring.artemis.broker-url=" + environment.getProperty("promise.broker"),
                "--kenh.public-url=" + hub.url, "--spring.main.banner-mode=off", "--kenh.retry.first=40ms", "--kenh.retry.longest=400ms");
    }

    @Test
    void whoUnsubscribesBetweenQueueAndSendGetsNothing() {
        agree("sms", phone, Purpose.ADVERTISING);
        goTo(LocalTime.of(23, 0));
        long id = sms("lane " + phone, Purpose.ADVERTISING);
        hub.idle();
        consents.withdraw(Consent.Entry.withdrawn("sms", phone, "person", "link", "test"));

        goTo(LocalTime.of(7, 1));

        await().atMost(Hub.PATIENCE).untilAsserted(() -> assertThat(reason(id)).startsWith("unsubscribed: "));
        assertThat(state(id)).isEqualTo("failed");
        assertThat(hub.taken()).doesNotContainKey(id);
    }

    @Test
    void whoWantsNothingAtAllGetsNothingAtAll() {
        consents.append(new Consent.Entry("sms", phone, Purpose.TRANSACTIONAL, false, "staff:1", "console", "a letter", null));

        long id = sms("lane " + phone, Purpose.TRANSACTIONAL);
        hub.idle();

        assertThat(reason(id)).startsWith("blocked: ");
        assertThat(hub.taken()).doesNotContainKey(id);
    }

    @Test
    void aWithdrawalCountsUntilAnEntryOfALaterMoment() {
        agree("sms", phone, Purpose.ADVERTISING);
        consents.withdraw(Consent.Entry.withdrawn("sms", phone, "person", "link", "test"));
        consents.append(new Consent.Entry("sms", phone, Purpose.ADVERTISING, true, "staff:1", "console", "an old form", clock.instant().minus(Duration.ofDays(90))));

        long id = sms("lane " + phone, Purpose.ADVERTISING);
        hub.idle();

        assertThat(reason(id)).startsWith("unsubscribed: ");
    }

    @Test
    void numbersOnTheListAreLeftAloneWhateverTheyAgreedTo() throws IOException {
        agree("sms", phone, Purpose.ADVERTISING);
        DoNotAdvertise.Imported imported = doNotAdvertise.read(new StringReader("number;name\n0" + phone.substring(3) + ";x\n\"0" + phone.substring(3) + "\"\n"), "national", false);
        assertThat(imported.added()).isEqualTo(1);
        assertThat(imported.unreadable()).isEqualTo(1);

        long id = sms("lane " + phone, Purpose.ADVERTISING);
        hub.idle();

        assertThat(reason(id)).startsWith("do-not-advertise: ");
    }

    @Test
    void whatGotIntoTheQueueWithoutItsLabelIsNotSent() {
        agree("sms", phone, Purpose.ADVERTISING);
        long id = db.sql("""
                insert into message (key, channel, connection_id, address, text, purpose, cause, lane, created, updated)
                values (?, 'sms', ?, ?, 'buy [QC]', 'advertising', 'test', ?, ?, ?) returning id""")
                .params("bare:" + phone, esms(), phone, phone, now(), now()).query(Long.class).single();
        db.sql("insert into message_queue (slot, id, lane, since) values (slot_of(?), ?, ?, ?)").params(phone, id, phone, now()).update();

        hub.idle();

        assertThat(reason(id)).startsWith("unlabelled: ");
        assertThat(hub.taken()).doesNotContainKey(id);
    }

    @Test
    void neitherARedriveNorAPersonSendsAroundTheGateOrCountsTwice() {
        agree("sms", phone, Purpose.ADVERTISING);
        goTo(LocalTime.of(23, 0));
        long id = sms("lane " + phone, Purpose.ADVERTISING);
        hub.idle();
        db.sql("with gone as (delete from timer where line = 'message' and ref = ? returning line, ref, slot, lane) "
                + "insert into parked (line, ref, slot, lane, reason, attempts, at) select line, ref, slot, lane, 'test', 1, ? from gone").params(id, now()).update();
        parking.redrive(new Parking.Filter(null, "test", null), 10);
        hub.idle();
        assertThat(rule(id)).isEqualTo("hours");
        assertThat(hub.taken()).doesNotContainKey(id);

        goTo(LocalTime.of(8, 0));
        await().atMost(Hub.PATIENCE).untilAsserted(() -> assertThat(hub.taken()).containsEntry(id, 1));
        hub.idle();
        resend(id);
        hub.idle();
        assertThat(hub.count("select count(*) from gate_pass where address = ?", phone)).isEqualTo(1);

        consents.withdraw(Consent.Entry.withdrawn("sms", phone, "person", "link", "test"));
        resend(id);
        // the receipt of the sending before may come now, and says so before the reason
        await().atMost(Hub.PATIENCE).untilAsserted(() -> assertThat(reason(id)).contains("unsubscribed: "));
    }

    private void resend(long id) {
        db.sql("update message set state = 'unknown' where id = ?").param(id).update();
        unknowns.resolve(id, Unknowns.Verdict.RESEND, "test");
    }

    @ParameterizedTest
    @CsvSource({"stop, true", "Từ chối!, true", "  HỦY , true", "đừng, true", "Stop by at noon and dừng, false", "please stop, false"})
    void aMessageOfNothingButAStopWordUnsubscribesItsSender(String text, boolean stops) {
        agree("sms", phone, Purpose.ADVERTISING);

        intake.accept(new Raw(esms(), "stop-" + NUMBER.incrementAndGet() + phone, "message", phone, Json.write(Map.of("phone", phone, "text", text)), null));
        hub.idle();

        assertThat(consents.newest(List.of(phone)).get(0).given()).isEqualTo(!stops);
    }

    @Test
    void aLinkThatIsOnlyLookedAtChangesNothingAndOnePressUnsubscribes() throws Exception {
        String mail = phone.substring(1) + "@customer.example";
        agree("mail", mail, Purpose.ADVERTISING);
        long id = delivery.enqueue(List.of(new NewMessage("gate:" + NUMBER.incrementAndGet() + mail, "mail", connections.byName("smtp").orElseThrow().id(), mail, null,
                "New prices", "hello", "<p>hello</p>", Map.of(), null, null, null, "test", mail, null).by(Purpose.ADVERTISING))).values().iterator().next();
        hub.idle();
        assertThat(state(id)).as(reason(id)).isEqualTo("accepted");
        assertThat(db.sql("select subject from message where id = ?").param(id).query(String.class).single()).isEqualTo("[QC] New prices");
        assertThat(header(id, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        String link = header(id, "List-Unsubscribe").replaceAll("[<>]", "");

        assertThat(call("GET", link, "").statusCode()).isEqualTo(200);
        assertThat(call("HEAD", link, "").statusCode()).isEqualTo(200);
        assertThat(call("POST", link, "").statusCode()).isEqualTo(400);
        assertThat(consents.newest(List.of(mail)).get(0).given()).isTrue();
        char last = link.charAt(link.length() - 3);
        String forged = link.substring(0, link.length() - 3) + (last == 'A' ? 'B' : 'A') + link.substring(link.length() - 2);
        assertThat(call("POST", forged, "List-Unsubscribe=One-Click").statusCode()).isEqualTo(404);
        assertThat(call("POST", hub.url + "/u/a", "List-Unsubscribe=One-Click").statusCode()).isEqualTo(404);
        assertThat(consents.newest(List.of(mail)).get(0).given()).isTrue();

        assertThat(call("POST", link, "List-Unsubscribe=One-Click").statusCode()).isEqualTo(200);
        assertThat(call("POST", link, "List-Unsubscribe=One-Click").statusCode()).isEqualTo(200);
        assertThat(consents.newest(List.of(mail)).get(0).given()).isFalse();
        assertThat(consents.history(List.of(mail))).hasSize(2);
    }

    private static HttpResponse<String> call(String method, String url, String body) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(url)).header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private String header(long id, String name) {
        return db.sql("select headers ->> ? from message where id = ?").params(name, id).query(String.class).single();
    }

    @Test
    void whatWouldHaveToWaitTooLongExpiresAndSaysSo() {
        SendingRules usual = rules.now();
        rules.save(new SendingRules(new ChannelRules(LocalTime.of(7, 0), LocalTime.of(22, 0), 3, 1), usual.mail(), usual.other(), usual.label(), usual.smsEnding(),
                usual.stopWords(), 2));
        try {
            agree("sms", phone, Purpose.ADVERTISING);
            long first = sms("lane " + phone, Purpose.ADVERTISING);
            hub.idle();
            long tooLate = sms("lane " + phone, Purpose.ADVERTISING);
            hub.idle();
            assertThat(hub.taken()).containsEntry(first, 1).doesNotContainKey(tooLate);
            assertThat(state(tooLate)).isEqualTo("expired");
            assertThat(reason(tooLate)).startsWith("held-too-long: ");
            clock().forward(Duration.ofDays(8));
            hub.idle();
            assertThat(hub.taken()).doesNotContainKey(tooLate);
        } finally {
            rules.save(usual);
        }
    }

    @Test
    void whatIsHeldAgainAndAgainExpiresCountedFromTheFirstTime() {
        agree("sms", phone, Purpose.ADVERTISING);
        goTo(LocalTime.of(23, 0));
        long id = sms("lane " + phone, Purpose.ADVERTISING);
        hub.idle();
        db.sql("update message_gate set since = since - interval '7 days' where message_id = ?").param(id).update();
        // a holiday of the hub: it comes back at night again
        db.sql("update timer set due = ? where line = 'message' and ref = ?").params(now(), id).update();
        await().atMost(Hub.PATIENCE).untilAsserted(() -> assertThat(state(id)).isEqualTo("expired"));
    }

    private void agree(String channel, String address, Purpose purpose) {
        consents.append(new Consent.Entry(channel, address, purpose, true, "staff:1", "console", "a form", null));
    }

    private long sms(String lane, Purpose purpose) {
        return delivery.enqueue(List.of(message(lane, phone).by(purpose))).values().iterator().next();
    }

    private NewMessage message(String lane, String to) {
        return new NewMessage("gate:" + NUMBER.incrementAndGet() + to, "sms", esms(), to, null, null, "hello", null, Map.of(), null, null, null, "test", lane, null);
    }

    private long esms() {
        return connections.byName("esms").orElseThrow().id();
    }

    /** Puts the hub's clock forward to the next such time of day. */
    private void goTo(LocalTime time) {
        ZonedDateTime now = clock.instant().atZone(clock.getZone());
        ZonedDateTime then = now.with(time);
        clock().forward(Duration.between(now, then.isBefore(now) ? then.plusDays(1) : then));
    }

    private LocalTime local(Instant at) {
        return at.atZone(clock.getZone()).toLocalTime();
    }

    private long sent(long... ids) {
        Map<Long, Integer> taken = hub.taken();
        return Arrays.stream(ids).filter(taken::containsKey).count();
    }

    private String state(long id) {
        return one("state", id);
    }

    private String text(long id) {
        return one("text", id);
    }

    private String reason(long id) {
        return one("coalesce(reason, '')", id);
    }

    private String one(String column, long id) {
        return db.sql("select " + column + " from message where id = ?").param(id).query(String.class).single();
    }

    private String rule(long id) {
        return db.sql("select rule from message_gate where message_id = ?").param(id).query(String.class).optional().orElse("");
    }

    private Instant until(long id) {
        return db.sql("select until from message_gate where message_id = ?").param(id).query(OffsetDateTime.class).single().toInstant();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
