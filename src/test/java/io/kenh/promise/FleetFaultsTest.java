package io.kenh.promise;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.delivery.AnswerWindows;
import io.kenh.delivery.Delivery;
import io.kenh.delivery.NewMessage;
import io.kenh.platform.Line;
import io.kenh.platform.Parking;
import io.kenh.promise.Fleet.Way;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Promise 4 for every connector that sends messages: whatever its provider does, each leaves once, or its state says that nobody knows. */
class FleetFaultsTest extends PromiseTest {

    private static final Logger log = LoggerFactory.getLogger(FleetFaultsTest.class);
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    /** A message as it was ordered: its nine digits stand in its address and nowhere else. */
    private record Ordered(long id, Way way, String digits) { }

    @Autowired
    private AnswerWindows windows;
    @Autowired
    private Delivery delivery;
    @Autowired
    private Parking parking;
    @Autowired
    private TransactionTemplate transactions;
    @Autowired
    private AutowireCapableBeanFactory beans;
    private Fleet fleet;
    private List<Way> ways;

    @BeforeEach
    void everyProviderIsConnected() {
        fleet = new Fleet();
        beans.autowireBean(fleet);
        ways = fleet.connect(hub.world, environment.getProperty("kenh.world.smpp-port"));
    }

    @AfterEach
    void theyAreLeftAlone() {
        fleet.leave(ways);
    }

    @Test
    void whateverTheProvidersDo() {
        assertThat(ways).as("connectors that send").hasSizeGreaterThanOrEqualTo(16);
        hub.dials(Map.of("*", faults(0)));
        List<Ordered> ordered = order(5);
        untilTried();
        hub.dials(Map.of("*", Map.of("expiredToken", true)));
        List<Ordered> refused = order(1);
        untilTried();
        // a link over which messages leave is open already, and shows its credentials no more
        List<Ordered> called = refused.stream().filter(one -> !one.way().connection().connector().equals("smpp")).toList();
        assertThat(states(called)).as("what our credentials were refused for waits for a person").allSatisfy((id, state) -> assertThat(state).isEqualTo("queued"));
        assertThat(taken(called).values()).as("taken without credentials").containsOnly(0);
        ordered.addAll(refused);

        repaired();

        everyMessageIsAccountedFor(ordered);
    }

    @Test
    @Tag("soak")
    void tenThousandTimes() {
        int each = Integer.getInteger("kenh.soak.messages", 10_000) / ways.size() / 10;
        Map<String, Long> all = new TreeMap<>();
        for (int round = 0; round < 10; round++) {
            hub.dials(Map.of("*", faults(0.01)));
            List<Ordered> ordered = order(each);
            untilTried();
            repaired();
            everyMessageIsAccountedFor(ordered).forEach((state, count) -> all.merge(state, count, Long::sum));
        }
        log.info("{} messages by {} connectors: {}", all.values().stream().mapToLong(Long::longValue).sum(), ways.size(), all);
    }

    /** A fifth of all requests goes wrong in the middle of the line, another at its ends. */
    private static Map<String, Object> faults(double silent) {
        return Map.of("rateLimitRate", 0.05, "outageRate", 0.1, "errorRate", 0.05, "lostRate", 0.1, "timeoutRate", silent, "duplicateRate", 0.3, "reorder", true,
                "delayMillis", Map.of("min", 0, "max", 60));
    }

    private void repaired() {
        hub.dials(Map.of());
        // the clock has gone on by days, and what a provider gave for one of them is void
        ways.forEach(way -> fleet.letIn(way.connection()));
        ways.forEach(way -> parking.redrive(new Parking.Filter(Line.MESSAGE, null, way.connection().name()), 10_000));
        untilTried();
        hub.idle();
    }

    /** State → how many messages ended in it. */
    private Map<String, Long> everyMessageIsAccountedFor(List<Ordered> ordered) {
        Map<Long, String> states = states(ordered);
        Map<Long, Integer> taken = taken(ordered);
        assertThat(ordered).allSatisfy(one -> {
            String state = states.get(one.id());
            assertThat(state).as("message %d by %s", one.id(), one.way()).isIn("accepted", "delivered", "failed", "unknown");
            assertThat(taken.get(one.id())).as("message %d by %s, %s, was taken", one.id(), one.way(), state).isBetween(state.matches("failed|unknown") ? 0 : 1, 1);
        });
        hub.accountsBalance();
        return states.values().stream().collect(groupingBy(state -> state, counting()));
    }

    private List<Ordered> order(int each) {
        List<Ordered> ordered = new ArrayList<>();
        transactions.executeWithoutResult(tx -> {
            Map<String, Ordered> byKey = new HashMap<>();
            List<NewMessage> messages = new ArrayList<>();
            for (Way way : ways) {
                for (int i = 0; i < each; i++) {
                    Ordered one = new Ordered(0, way, way.isChat() ? "7%08d".formatted(PEOPLE.incrementAndGet() * 10 + 7) : Hub.phone().substring(1));
                    byKey.put("fleet:" + one.digits(), one);
                    messages.add(message(one));
                }
            }
            delivery.enqueue(messages).forEach((key, id) -> ordered.add(new Ordered(id, byKey.get(key).way(), byKey.get(key).digits())));
        });
        assertThat(ordered).hasSize(ways.size() * each);
        return ordered;
    }

    private NewMessage message(Ordered one) {
        String address = one.way().isChat() ? one.digits() : "+84" + one.digits();
        windows.heard(one.way().connection().id(), address, clock.instant());
        return new NewMessage("fleet:" + one.digits(), one.way().channel(), one.way().connection().id(), address, null, null, "Xin chao", null,
                one.way().channel().equals("zns") ? Map.of("template", "123", "data", "{}") : Map.of(), null, null, null, "test", "fleet " + address, null);
    }

    /** Nobody waits for a provider's pause: while nothing is under way, the clock goes on to the next message's time. */
    private void untilTried() {
        await().atMost(Hub.PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            if (hub.count("select count(*) from message_queue where taken_by is not null or due is null or due <= ?", now()) == 0) {
                db.sql("select min(due) from message_queue").query(OffsetDateTime.class).optional().ifPresent(this::forward);
            }
            return hub.count("select count(*) from message_queue") == 0;
        });
    }

    /** The node counts as heard of at that moment: it has not fallen silent meanwhile. */
    private void forward(OffsetDateTime due) {
        db.sql("update node set seen = greatest(seen, ?)").param(due).update();
        clock().forward(Duration.between(clock.instant(), due.toInstant()).plusMillis(1));
    }

    private Map<Long, String> states(List<Ordered> ordered) {
        Map<Long, String> states = new TreeMap<>();
        db.sql("select id, state from message where id = any(?)").param(ordered.stream().map(Ordered::id).toArray(Long[]::new))
                .query((rs, i) -> states.put(rs.getLong(1), rs.getString(2))).list();
        return states;
    }

    /** How often each message was taken, by whatever its provider calls the one it is for. */
    private Map<Long, Integer> taken(List<Ordered> ordered) {
        Map<String, List<String>> taken = new HashMap<>();
        ways.stream().map(way -> way.connection().connector()).distinct().forEach(connector -> taken.put(connector, hub.received(connector).stream()
                .filter(item -> item.path("taken").asBoolean()).map(FleetFaultsTest::whom).toList()));
        return ordered.stream().collect(toMap(Ordered::id, one -> (int) taken.get(one.way().connection().connector()).stream()
                .filter(whom -> whom.contains(one.digits())).count()));
    }

    private static String whom(JsonNode item) {
        return item.path("to").asText("") + " " + item.path("path").asText("");
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
