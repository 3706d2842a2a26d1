package io.kenh.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Connector;
import io.kenh.connector.Connectors;
import io.kenh.connector.Parameter;
import io.kenh.connector.call.Credentials;
import io.kenh.delivery.Delivery;
import io.kenh.delivery.NewMessage;
import io.kenh.platform.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** All promises at once: every provider fails one time in five while messages leave by all of them and events come in. */
class FleetFaultsTest extends PromiseTest {

    private static final int PEOPLE = 40;
    private static final int BATCH = 100;
    /** One request in five does not go well; callbacks come twice and overtake each other. */
    private static final Map<String, Object> FAULTS = Map.of("errorRate", 0.08, "timeoutRate", 0.04, "rateLimitRate", 0.08, "duplicateRate", 0.3,
            "reorder", true, "delayMillis", Map.of("min", 0, "max", 60));

    @Autowired
    private Connections connections;
    @Autowired
    private Connectors connectors;
    @Autowired
    private Credentials credentials;
    @Autowired
    private Delivery delivery;
    @Autowired
    private TransactionTemplate transactions;

    @AfterEach
    void mend() {
        hub.dials(Map.of());
    }

    @Test
    void everyMessageHasItsEndAndEveryEventItsPlace() {
        fleet(120, Hub.PATIENCE);
    }

    @Test
    @Tag("soak")
    void tenThousandOfEach() {
        fleet(10_000, Duration.ofMinutes(40));
    }

    private void fleet(int count, Duration patience) {
        String run = "fleet" + System.nanoTime();
        List<Connection> all = connectors.all().stream().filter(FleetFaultsTest::sends).map(this::connect).toList();
        Connection zalo = all.stream().filter(connection -> connection.connector().equals("zalo")).findFirst().orElseThrow();
        forgetWhatWasReceived();
        hub.dials(Map.of("*", FAULTS));

        List<Long> messages = enqueue(run, all, count);
        Hub.parallel(4, count, i -> says(run, i));

        idle(patience);
        await().atMost(patience).untilAsserted(() -> assertThat(said(zalo, run)).hasSize(count));
        idle(patience);
        allEndedOrWaitForAPerson(messages);
        noneLeftTwice(run, messages);
        assertThat(said(zalo, run)).doesNotHaveDuplicates();
        assertThat(hub.count("select count(distinct answer_to) from ticket where connection_id = ? and answer_to like ?", zalo.id(), run + "%"))
                .isEqualTo(hub.count("select count(*) from ticket where connection_id = ? and answer_to like ?", zalo.id(), run + "%"));
        hub.accountsBalance();
    }

    private static boolean sends(Connector connector) {
        return !connector.simulations().isEmpty() && (connector.can("sms.send") || connector.can("chat.send"));
    }

    private Connection connect(Connector connector) {
        Map<String, String> values = new HashMap<>();
        for (Parameter parameter : connector.parameters()) {
            String value = parameter.example() != null ? parameter.example() : parameter.defaultValue();
            values.put(parameter.name(), parameter.name().endsWith("Url") ? world("/" + connector.name())
                    : parameter.name().startsWith("per") ? "" : value);
        }
        if (values.containsKey("perMinute")) {
            values.putAll(Map.of("perMinute", "100000", "perDay", "1000000"));
        }
        Connection made = connections.create("fleet-" + connector.name() + "-" + System.nanoTime() % 1_000_000, connector.title().en(), connector.name(), values);
        if (connector.definition().has("grant")) {
            transactions.executeWithoutResult(tx -> credentials.keep(made, credentials.chosen("access-" + clock.millis() * 1_000, 86_400)));
        }
        return made;
    }

    private List<Long> enqueue(String run, List<Connection> all, int count) {
        List<Long> ids = new ArrayList<>();
        for (int from = 0; from < count; from += BATCH) {
            List<NewMessage> batch = IntStream.range(from, Math.min(count, from + BATCH))
                    .mapToObj(i -> message(run, all.get(i % all.size()), i)).toList();
            transactions.executeWithoutResult(tx -> ids.addAll(delivery.enqueue(batch).values()));
        }
        return ids;
    }

    private NewMessage message(String run, Connection by, int i) {
        boolean chat = connectors.byName(by.connector()).orElseThrow().can("chat.send");
        String address = chat ? run + "x" + i % PEOPLE : "+8490%07d".formatted(1_000_007 + i * 10);
        if (chat) {
            db.sql("insert into last_word (connection_id, address, at) values (?, ?, now()) on conflict do nothing").params(by.id(), address).update();
        }
        return new NewMessage(run + "/" + i, chat ? "chat" : "sms", by.id(), address, null, null, text(run, i), null, Map.of(), null, null, null, "api:fleet",
                by.name() + ":" + address, null);
    }

    private static String text(String run, int i) {
        return "%s number %d.".formatted(run, i);
    }

    /** A customer of the practice world writes; the provider calls us until we have it. */
    private void says(String run, int i) {
        Hub.send(HttpRequest.newBuilder(URI.create(world("/zalo/message"))).method("CUSTOMER", BodyPublishers.ofString(
                Json.write(Map.of("from", run + "p" + i % PEOPLE, "text", run + " says " + i)))), "Content-Type", "application/json");
    }

    private List<String> said(Connection zalo, String run) {
        return db.sql("select m.text from ticket_message m join ticket t on t.id = m.ticket_id where t.connection_id = ? and m.text like ?")
                .params(zalo.id(), run + " says %").query(String.class).list();
    }

    private void allEndedOrWaitForAPerson(List<Long> messages) {
        Map<String, Long> states = db.sql("""
                select case when p.id is not null then 'parked' else m.state end from message m left join parked p on p.line = 'message' and p.ref = m.id
                where m.id = any(?)""").param(messages.toArray(Long[]::new)).query(String.class).list().stream()
                .collect(Collectors.groupingBy(state -> state, Collectors.counting()));
        assertThat(states.keySet()).isSubsetOf("accepted", "delivered", "failed", "unknown", "parked");
        assertThat(states.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(messages.size());
        assertThat(states).containsKeys("delivered", "failed");
    }

    /** As far as the journal shows the words themselves, nobody got any twice. */
    private void noneLeftTwice(String run, List<Long> messages) {
        JsonNode items = Json.tree(Hub.send(HttpRequest.newBuilder(URI.create(world("/world/received?limit=10000")))).body()).get("items");
        Map<String, Long> taken = items.findParents("taken").stream().filter(item -> item.path("taken").asBoolean() && !item.path("duplicate").asBoolean())
                .filter(item -> item.path("text").asText().startsWith(run + " number"))
                .collect(Collectors.groupingBy(item -> item.path("text").asText(), Collectors.counting()));
        assertThat(taken.values()).containsOnly(1L);
        assertThat(taken).hasSizeGreaterThan(messages.size() / 3);
    }

    private void idle(Duration patience) {
        await().atMost(patience).pollInterval(Duration.ofMillis(200)).until(() -> hub.count("select (select count(*) from message_queue) "
                + "+ (select count(*) from event_queue)") == 0);
    }

    private void forgetWhatWasReceived() {
        Hub.send(HttpRequest.newBuilder(URI.create(world("/world/received"))).DELETE());
    }

    private String world(String path) {
        return "http://127.0.0.1:" + environment.getProperty("kenh.world.simulator-port") + path;
    }
}
