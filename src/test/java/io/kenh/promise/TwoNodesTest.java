package io.kenh.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kenh.TestPorts;
import io.kenh.automation.Automations;
import io.kenh.automation.Definition;
import io.kenh.calendar.Span;
import io.kenh.calendar.WorkCalendar;
import io.kenh.event.Cause;
import io.kenh.platform.Json;
import io.kenh.sla.Level;
import io.kenh.sla.Policy;
import io.kenh.sla.Promise;
import io.kenh.sla.SlaRules;
import io.kenh.sla.Target;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two hubs on one database and one broker share the work; when one is killed, the other finishes it. */
class TwoNodesTest extends PromiseTest {

    private static final int EACH = 4;
    private static final int CONTACTS = 4_000;
    private static final int TICKETS = 1_500;
    private static final String TOKEN = "token-of-the-other-hub";

    @Autowired
    private Automations automations;
    @Autowired
    private SlaRules rules;

    @Test
    void twoHubsShareTheWorkInOrderAndOneAloneFinishesItWhenTheOtherIsKilled() {
        long automation = Rules.smsTo(automations, "two-nodes", "number {{custom.n}}");
        try (Witness witness = hub.witness();
             OtherHub other = OtherHub.start(Duration.between(Clock.systemUTC().instant(), clock.instant()), Path.of("target/other-hub.log"), options("other", 0))) {
            await().atMost(Hub.PATIENCE).until(() -> hub.count("select count(*) from node where name = 'other'") == 1);
            long otherNode = db.sql("select id from node where name = 'other'").query(Long.class).single();

            await("the one that joins gets its share").atMost(Hub.PATIENCE).until(() -> load(8).length > 0 && doneBy(otherNode) > 0);
            String[] shared = load(40);
            hub.idle();
            assertThat(doneBy(otherNode)).isPositive().isLessThan(hub.count("select sum(done) from tally"));
            inOrder(witness, shared);

            hub.dials(Map.of("esms", Map.of("delayMillis", Map.of("min", 300, "max", 300))));
            String[] interrupted = load(60);
            await().atMost(Hub.PATIENCE).until(() -> (hub.count("select count(*) from message_queue") > 0 || load(20).length > 0)
                    && hub.count("select count(*) from message_queue where taken_by = ?", otherNode) > 0);
            other.kill();
            clock().forward(Duration.ofSeconds(20));

            hub.idle();
            automations.pause(automation);
            inOrder(witness, interrupted);
            Map<Long, Integer> taken = hub.taken();
            db.sql("select id, state from message where address = any(?)").param(java.util.Arrays.stream(interrupted).map(Hub::e164).toArray(String[]::new))
                    .query((rs, i) -> assertThat(Set.of("accepted", "delivered").contains(rs.getString(2)) && taken.get(rs.getLong(1)) == 1).isTrue()).list();
            hub.accountsBalance();
        }
    }

    @Test
    void timesComeOnceOverTwoHubsAlsoWhenOneIsKilledHalfway() {
        String status = "clock-" + System.nanoTime();
        db.sql("""
                insert into contact (name, status, tags, created, updated) select 'C' || n, ?, '{}', ?, ? from generate_series(1, ?) n""")
                .params(status, OffsetDateTime.now(clock), OffsetDateTime.now(clock), CONTACTS).update();
        try (OtherHub other = OtherHub.start(Duration.between(Clock.systemUTC().instant(), clock.instant()), Path.of("target/other-hub.log"), options("clock", 0))) {
            await().atMost(Hub.PATIENCE).until(() -> hub.count("select count(*) from node where name = 'clock'") == 1);
            long owner = promised();
            ZonedDateTime due = ZonedDateTime.now(clock).plusSeconds(70).truncatedTo(ChronoUnit.MINUTES);
            List<Long> all = List.of(onClock(status, "daily", Map.of(), due), onClock(status, "weekly", Map.of("days", List.of(day(due))), due),
                    onClock(status, "monthly", Map.of("day", due.getDayOfMonth()), due), onClock(status, "daily", Map.of(), due.plusMinutes(1)));
            await().atMost(Hub.PATIENCE).until(() -> runs(all.get(0)) >= CONTACTS && hub.count("select count(*) from firing_part") == 0);
            assertThat(other.isAlive()).isTrue();
            await().atMost(Hub.PATIENCE).until(() -> told(owner) >= TICKETS);
            await().atMost(Hub.PATIENCE).until(() -> runs(all.get(3)) > 0);
            other.kill();
            await().atMost(Hub.PATIENCE).until(() -> runs(all.get(3)) >= CONTACTS);
            hub.idle();
            all.forEach(automations::pause);
            all.forEach(id -> {
                assertThat(runs(id)).isEqualTo(CONTACTS);
                assertThat(hub.count("select count(distinct object_id) from run where automation_id = ?", id)).isEqualTo(CONTACTS);
                assertThat(hub.count("select count(*) from firing where automation_id = ? and state = 'done'", id)).isEqualTo(1);
            });
            assertThat(told(owner)).as("one notice for each deadline").isEqualTo(TICKETS);
            assertThat(hub.count("select count(distinct link) from notice where staff_id = ?", owner)).isEqualTo(TICKETS);
            assertThat(hub.count("select count(*) from change where kind = 'late' and object = 'ticket' and object_id in (select id from ticket where owner_id = ?)", owner)).isEqualTo(TICKETS);
        }
    }

    /** Tickets of one colleague that are to be answered within a minute, at whatever hour. */
    private long promised() {
        String key = "clock-" + System.nanoTime();
        Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(Span.WHOLE_DAY));
        }
        Level warning = new Level(Promise.RESPONSE, 0, List.of(Level.SCREEN), List.of(Level.OWNER));
        rules.change(book -> book.with(new WorkCalendar(key, key, "Asia/Ho_Chi_Minh", week, List.of()))
                .with(new Policy(key, key, key, false, List.of(), Map.of("medium", new Target(1, null)), List.of(warning))), new Cause("test", 0));
        long owner = db.sql("insert into staff (name) values (?) returning id").param(key).query(Long.class).single();
        db.sql("""
                insert into ticket (subject, priority, sla, owner_id, created, updated) select 'Due', 'medium', ?, ?, ?, ? from generate_series(1, ?) n""")
                .params(key, owner, OffsetDateTime.now(clock), OffsetDateTime.now(clock), TICKETS).update();
        return owner;
    }

    private long told(long owner) {
        return hub.count("select count(*) from notice where staff_id = ?", owner);
    }

    private static String day(ZonedDateTime moment) {
        return moment.getDayOfWeek().name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    private long onClock(String status, String on, Map<String, Object> settings, ZonedDateTime due) {
        Map<String, Object> trigger = new LinkedHashMap<>(settings);
        trigger.put("on", on);
        trigger.put("at", due.toLocalTime().toString().substring(0, 5));
        long id = automations.save(null, null, Json.MAPPER.convertValue(Map.of("name", on + " over two hubs", "object", "contact", "trigger", trigger,
                "filter", Map.of("field", "status", "op", "is", "value", status),
                "actions", List.of(Map.of("action", "update-record", "with", Map.of("set", Map.of("title", on))))), Definition.class), "test");
        automations.activate(id);
        return id;
    }

    private long runs(long automation) {
        return hub.count("select count(*) from run where automation_id = ?", automation);
    }

    @Test
    void whatOneHubHasJustBeenToldTheOtherKnows() {
        String elsewhere = "http://127.0.0.1:" + TestPorts.free();
        try (OtherHub other = OtherHub.start(Duration.between(Clock.systemUTC().instant(), clock.instant()), Path.of("target/other-hub.log"),
                options("told", URI.create(elsewhere).getPort()))) {
            await().atMost(Hub.PATIENCE).ignoreExceptions().until(() -> api(elsewhere, "/automations", null).statusCode() == 200);
            Map<String, String> byPhone = new LinkedHashMap<>();
            for (int round = 0; round < 12; round++) {
                String name = "news-" + round;
                long automation = toldElsewhere(elsewhere, name);
                byPhone.put(submit(name), name);
                await().atMost(Hub.PATIENCE).until(() -> hub.count("select count(*) from run where automation_id = ?", automation) == 1);
                api(elsewhere, "/automations/" + automation + "/pause", "");
                submit(name);
            }
            hub.idle();
            assertThat(sent("news-%")).containsExactlyInAnyOrderEntriesOf(byPhone);
        }
    }

    /** A new connection, and an automation that sends by it. */
    private long toldElsewhere(String elsewhere, String name) {
        String simulator = "http://127.0.0.1:" + environment.getProperty("kenh.world.simulator-port") + "/esms";
        assertThat(api(elsewhere, "/connections", Json.write(Map.of("name", name, "connector", "esms", "title", name, "settings",
                Map.of("baseUrl", simulator, "apiKey", "K-demo", "secretKey", "S-demo", "brandname", "KENHDEMO")))).statusCode()).isEqualTo(201);
        long id = Json.tree(api(elsewhere, "/automations", Json.write(Map.of("name", name, "object", "lead", "trigger", "created",
                "conditions", Map.of("field", "tags", "op", "has", "value", name),
                "actions", List.of(Map.of("action", "send-sms", "with", Map.of("to", "customer", "connection", name, "text", "news"))))))
                .body()).get("id").asLong();
        assertThat(api(elsewhere, "/automations/" + id + "/activate", "").statusCode()).isEqualTo(200);
        return id;
    }

    private String submit(String tag) {
        String phone = Hub.phone();
        assertThat(hub.form(Map.of("phone", phone, "tags", tag))).isEqualTo(202);
        return Hub.e164(phone);
    }

    private Map<String, String> sent(String connections) {
        Map<String, String> sent = new LinkedHashMap<>();
        db.sql("""
                select m.address, c.name from message m join connection c on c.id = m.connection_id
                where c.name like ? and m.state in ('accepted', 'delivered')""").param(connections)
                .query((rs, i) -> sent.put(rs.getString(1), rs.getString(2))).list();
        return sent;
    }

    private static HttpResponse<String> api(String url, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + "/api/v1" + path));
        return Hub.send(body == null ? request.GET() : request.POST(HttpRequest.BodyPublishers.ofString(body)),
                "Authorization", "Bearer " + TOKEN, "Content-Type", "application/json");
    }

    private List<String> options(String node, int port) {
        return List.of("--server.port=" + port, "--kenh.admin-token=" + TOKEN, "--kenh.node=" + node, "--kenh.world.enabled=false", "--kenh.data=target/test-data",
                "--spring.datasource.url=" + pool().getJdbcUrl(), "--spring.datasource.username=" + pool().getUsername(),
                "--spring.datasource.password=" + pool().getPassword(), "--spring.datasource.hikari.minimum-idle=1",
                "--spring.artemis.mode=native", "--spring.artemis.broker-url=" + environment.getProperty("promise.broker"),
                "--kenh.public-url=" + hub.url, "--spring.main.banner-mode=off", "--kenh.retry.first=40ms", "--kenh.retry.longest=400ms");
    }

    private String[] load(int lanes) {
        String[] phones = IntStream.range(0, lanes).mapToObj(i -> Hub.phone()).toArray(String[]::new);
        Hub.parallel(12, lanes, lane -> {
            for (int n = 1; n <= EACH; n++) {
                assertThat(hub.form(Map.of("phone", phones[lane], "tags", "two-nodes", "n", n))).isEqualTo(202);
            }
        });
        return phones;
    }

    private void inOrder(Witness witness, String... phones) {
        List<Integer> wanted = IntStream.rangeClosed(1, EACH).boxed().toList();
        assertThat(hub.changes(phones)).hasSize(phones.length).allSatisfy((phone, order) -> assertThat(order).as(phone).isEqualTo(wanted));
        assertThat(witness.orders(phones)).allSatisfy((phone, order) -> assertThat(order).as(phone).isEqualTo(wanted));
    }

    private long doneBy(long node) {
        return hub.count("select coalesce(sum(done), 0) from tally where split_part(writer, '/', 1) = ?", String.valueOf(node));
    }
}
