package io.kenh.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.TestKafka;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Probing;
import io.kenh.event.Cause;
import io.kenh.event.Change;
import io.kenh.event.Changes;
import io.kenh.platform.Json;
import io.kenh.platform.Line;
import io.kenh.platform.Parking;
import io.kenh.sync.FeedLag;
import io.kenh.sync.Subscription;
import io.kenh.sync.Subscriptions;
import io.kenh.sync.WantedSubscription;
import io.kenh.sync.feed.KafkaLags;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Kafka in and out: nothing lost, nothing doubled, each record in order, and what nobody understands stops nothing. */
class KafkaFeedTest extends PromiseTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final AtomicLong NUMBERS = new AtomicLong(8_000_000_000L);
    private static final String MAPPING = """
            object: contact
            key: id
            fields:
              name: name
              phone: tel
              email: mail
              birthday: {field: born, as: days}
            """;

    @Autowired
    private Connections connections;
    @Autowired
    private Subscriptions subscriptions;
    @Autowired
    private Changes changes;
    @Autowired
    private Parking parking;
    @Autowired
    private KafkaLags lags;
    @Autowired
    private Probing probing;
    @Autowired
    private TransactionTemplate transactions;

    private final List<Long> made = new ArrayList<>();
    private Subscription subscription;

    @AfterEach
    void end() {
        made.forEach(connections::pause);
        if (subscription != null) {
            subscriptions.delete(subscription.id());
        }
    }

    @Test
    void rowsOfDebeziumBecomeContactsAndAreToldAsWhatTheyAre() {
        try (Topic topic = new Topic(2)) {
            long n = NUMBERS.getAndAdd(1_000);
            topic.put("1", envelope("r", n, "Lan", null));
            topic.flush();
            Connection connection = connection(topic, "auto", MAPPING);
            await().atMost(LONG).until(() -> kinds(n), List.of("imported")::equals);
            topic.put("1", envelope("u", n, "Lan Anh", 9_131));
            topic.put("2", envelope("c", n + 1, "Minh", null));
            topic.put("3", envelope("u", n + 2, "Never seen", null));
            topic.put("1", envelope("d", n, "Lan Anh", 9_131));
            topic.put("1", null);
            topic.put("4", "{\"op\":\"t\",\"source\":{\"ts_ms\":1},\"before\":null}");
            topic.flush();
            await().atMost(LONG).until(() -> kinds(n), List.of("imported", "updated")::equals);
            await().atMost(LONG).until(() -> kinds(n + 1), List.of("created")::equals);
            await().atMost(LONG).until(() -> kinds(n + 2), List.of("imported")::equals);
            assertThat(db.sql("select name, birthday::text from contact where email = ?").param(mail(n)).query().singleRow())
                    .containsEntry("name", "Lan Anh").containsEntry("birthday", "1995-01-01");
            await().atMost(LONG).until(() -> db.sql("select count(deleted) from foreign_record where connection_id = ?").param(connection.id())
                    .query(Long.class).single() == 1);
            assertThat(events(connection)).isEqualTo(5);
        }
    }

    @Test
    void poisonIsParkedWithItsReasonAndTheTopicGoesOn() {
        try (Topic topic = new Topic(1)) {
            long n = NUMBERS.getAndAdd(1_000);
            topic.put("1", "no json at all");
            // letters before a number would be forgiven
            topic.put("2", envelope("c", n, "Lan", null).replaceFirst("\"tel\":\"[^\"]*", "\"tel\":\"only letters"));
            topic.put("3", envelope("c", n + 2, "NAME", null).replace("NAME", "Na\\u0000m \\ud83d"));
            topic.put("N\u0000L", "[\"\\u0000\"]");
            topic.put("4", envelope("c", n + 1, "Minh", null));
            topic.flush();
            Connection connection = connection(topic, "debezium", MAPPING);
            await().atMost(LONG).until(() -> kinds(n + 1).size() == 1);
            await().atMost(LONG).until(() -> kinds(n + 2).size() == 1);
            await().atMost(LONG).until(() -> parking.count(new Parking.Filter(Line.EVENT, null, connection.name())) == 3);
            assertThat(parking.list(new Parking.Filter(Line.EVENT, null, connection.name()), null, 10)).extracting(Parking.Parked::reason)
                    .containsExactlyInAnyOrder("unreadable record", "unreadable record", "invalid values");
        }
    }

    @Test
    void whatIsReadAgainAfterACrashIsRecognised() {
        try (Topic topic = new Topic(3)) {
            long n = NUMBERS.getAndAdd(1_000);
            for (int i = 0; i < 60; i++) {
                topic.put("k" + i % 20, envelope("u", n + i % 20, "Version " + i, null));
            }
            topic.flush();
            Connection first = connection(topic, "auto", MAPPING);
            await().atMost(LONG).until(() -> events(first) == 60);
            set(first, Map.of("group", "again-" + n));
            await().atMost(LONG).until(() -> db.sql("select sum(duplicates) from tally where connection_id = ?").param(first.id())
                    .query(Long.class).optional().orElse(0L) == 60);
            assertThat(events(first)).isEqualTo(60);
            await().atMost(LONG).untilAsserted(() -> assertThat(kinds(n)).hasSize(3));
            await().atMost(LONG).untilAsserted(() -> assertThat(db.sql("select name from contact where email = ?").param(mail(n + 7)).query(String.class).list())
                    .containsExactly("Version 47"));
        }
    }

    @Test
    void cloudEventsAndPlainRowsAreReadToo() {
        try (Topic topic = new Topic(1)) {
            long n = NUMBERS.getAndAdd(1_000);
            connection(topic, "auto", MAPPING);
            String row = row(n, "Lan", null);
            topic.put("1", "{\"specversion\":\"1.0\",\"id\":\"e1\",\"source\":\"/crm\",\"type\":\"com.crm.contact.created\",\"data\":" + row + "}");
            topic.put("1", "{\"specversion\":\"1.0\",\"id\":\"e1\",\"source\":\"/crm\",\"type\":\"com.crm.contact.created\",\"data\":" + row + "}");
            topic.put("2", row(n + 1, "Minh", null));
            topic.flush();
            await().atMost(LONG).until(() -> kinds(n + 1).size() == 1);
            assertThat(kinds(n)).containsExactly("created");
        }
    }

    @Test
    void rowsThatAreOnePersonBecomeOneContactAlsoWhenTheyComeTogether() {
        try (Topic topic = new Topic(1)) {
            long n = NUMBERS.getAndAdd(1_000);
            for (int i = 0; i < 30; i++) {
                topic.put("k" + i, row(n + i, "Person " + i, null).replace(mail(n + i), mail(n + i % 10)).replaceFirst("\"tel\":\"[^\"]*", "\"tel\":\""));
            }
            topic.flush();
            Connection connection = connection(topic, "json", MAPPING);
            await().atMost(LONG).until(() -> db.sql("select count(*) from foreign_record where connection_id = ?").param(connection.id()).query(Long.class).single() == 30);
            assertThat(db.sql("select count(distinct object_id) from foreign_record where connection_id = ?").param(connection.id()).query(Long.class).single()).isEqualTo(10);
            assertThat(db.sql("select count(*) from contact where email = ?").param(mail(n + 3)).query(Long.class).single()).isEqualTo(1);
        }
    }

    @Test
    void howFarATopicIsReadIsKnownAndAClusterThatIsAwayIsToldAsSuch() {
        try (Topic topic = new Topic(2)) {
            long n = NUMBERS.getAndAdd(1_000);
            for (int i = 0; i < 20; i++) {
                topic.put(i % 2, "k" + i, row(n + i, "Row " + i, null));
            }
            topic.flush();
            Connection connection = connection(topic, "json", MAPPING);
            await().atMost(LONG).until(() -> events(connection) == 20);
            await().atMost(LONG).until(() -> look(connection).state().equals("ok"));
            assertThat(look(connection).partitions()).extracting("number", "read", "end", "lag").containsExactly(tuple(0, 10L, 10L, 0L), tuple(1, 10L, 10L, 0L));
            assertThat(probing.test(connection)).isEqualTo(new Probing.Finding(Probing.Verdict.WORKS, "the cluster answers; partitions to read: 2, records not read yet: 0"));
            set(connection, Map.of("format", "auto"));
            connections.report(connection.id(), "kafka: away");
            await().atMost(LONG).until(() -> connections.byId(connection.id()).state().equals("ok"));
            set(connection, Map.of("group", "another-" + n, "topics", topic.name + ", nothing-" + n));
            // the group has read nothing yet, or is just reading
            await().atMost(LONG).until(() -> look(connection).missing(), List.of("nothing-" + n)::equals);
            assertThat(probing.test(connections.byId(connection.id())).text()).isEqualTo("the cluster answers, but has no topic nothing-" + n);
            set(connection, Map.of("servers", "127.0.0.1:1"));
            FeedLag away = look(connection);
            assertThat(away.state()).isEqualTo("unreachable");
            assertThat(away.partitions()).as("those of another set-up").isEmpty();
        }
    }

    private FeedLag look(Connection connection) {
        lags.look();
        return lags.all().get(connection.id());
    }

    @Test
    void changesReachTheirTopicInTheOrderOfTheirRecordAlsoWhenThePositionIsLost() throws IOException {
        try (Topic topic = new Topic(4)) {
            Connection connection = connection(null, "auto", "");
            subscription = subscriptions.create(new WantedSubscription("topic " + NUMBERS.incrementAndGet(), Subscription.KAFKA, null, null,
                    connection.name(), topic.name, List.of("opportunity"), List.of(), List.of()), false);
            long first = NUMBERS.getAndAdd(1_000);
            for (int i = 0; i < 200; i++) {
                append(first + i % 10, i);
            }
            await().atMost(LONG).until(() -> topic.got().size() >= 200);
            assertThat(topic.got()).hasSize(200);
            assertInOrder(topic, first);
            JsonNode event = Json.MAPPER.readTree(topic.got().get(0).value());
            assertThat(event.path("type").asText()).isEqualTo("io.kenh.opportunity.updated");
            assertThat(event.path("source").asText()).startsWith("http://");
            // a crash after the acknowledgement and before the position: the last ones come again, none is left out
            await().atMost(LONG).until(() -> position() >= event.path("id").asLong());
            db.sql("update subscription set position = position - 50 where id = ?").param(subscription.id()).update();
            await().atMost(LONG).until(() -> topic.got().size() >= 201);
            append(first, 1_000);
            await().atMost(LONG).until(() -> topic.got().stream().anyMatch(record -> n(record) == 1_000));
            assertInOrder(topic, first);
        }
    }

    /** Long, since clients of Kafka are patient. */
    @Tag("soak")
    @Test
    void aClusterThatDoesNotAnswerLosesNothing() {
        try (Topic topic = new Topic(1)) {
            Connection connection = connection(null, "auto", "");
            set(connection, Map.of("servers", "127.0.0.1:1"));
            subscription = subscriptions.create(new WantedSubscription("topic " + NUMBERS.incrementAndGet(), Subscription.KAFKA, null, null,
                    connection.name(), topic.name, List.of("opportunity"), List.of(), List.of()), false);
            long record = NUMBERS.incrementAndGet();
            append(record, 0);
            append(record, 1);
            await().atMost(LONG).until(() -> subscriptions.find(subscription.id()).orElseThrow().trouble() != null);
            set(connection, Map.of("servers", TestKafka.servers()));
            await().atMost(LONG).until(() -> topic.got().size() >= 2);
            assertInOrder(topic, record);
        }
    }

    private long position() {
        return subscriptions.find(subscription.id()).orElseThrow().position();
    }

    /** Each record's changes as they came, repetitions left out. */
    private static void assertInOrder(Topic topic, long first) {
        Map<String, List<Long>> firsts = new HashMap<>();
        topic.got().forEach(record -> {
            List<Long> seen = firsts.computeIfAbsent(record.key(), key -> new ArrayList<>());
            long n = n(record);
            if (!seen.contains(n)) {
                seen.add(n);
            }
        });
        assertThat(firsts.keySet()).allSatisfy(key -> assertThat(Long.parseLong(key.substring("opportunity:".length()))).isGreaterThanOrEqualTo(first));
        assertThat(firsts.values()).allSatisfy(seen -> assertThat(seen).isSorted());
    }

    private static long n(ConsumerRecord<String, byte[]> record) {
        return Json.tree(new String(record.value(), java.nio.charset.StandardCharsets.UTF_8)).at("/data/record/n").asLong();
    }

    private void append(long record, int n) {
        transactions.executeWithoutResult(tx -> changes.append(List.of(Change.of("opportunity", record, Change.UPDATED, "opportunity:" + record,
                Map.of("id", record, "n", n), Map.of("n", n - 1), Cause.staff(1), clock.instant()))));
    }

    private Connection connection(Topic topic, String format, String mapping) {
        Map<String, String> values = new HashMap<>(Map.of("servers", TestKafka.servers(), "format", format, "group", "group-" + NUMBERS.get()));
        if (topic != null) {
            values.put("topics", topic.name);
            values.put("mapping", mapping);
        }
        Connection connection = connections.create("kafka-" + NUMBERS.incrementAndGet(), "Kafka", "kafka", values);
        made.add(connection.id());
        return connection;
    }

    private void set(Connection connection, Map<String, String> changed) {
        Map<String, String> settings = new HashMap<>(connections.byId(connection.id()).settings());
        settings.putAll(changed);
        connections.update(connection.id(), connection.title(), settings);
    }

    private static String mail(long n) {
        return "row" + n + "@kafka.example";
    }

    private static String row(long n, String name, Integer born) {
        Map<String, Object> row = new HashMap<>(Map.of("id", n, "name", name, "mail", mail(n)));
        row.put("tel", "098%07d".formatted(n % 10_000_000L));
        row.put("born", born);
        return Json.write(row);
    }

    private String envelope(String op, long n, String name, Integer born) {
        String row = row(n, name, born);
        return "{\"op\":\"%s\",\"before\":%s,\"after\":%s,\"source\":{\"ts_ms\":%d}}".formatted(op, op.equals("d") ? row : null,
                op.equals("d") ? null : row, clock.instant().plusSeconds(5).toEpochMilli());
    }

    /** What was told of a contact, in order. */
    private List<String> kinds(long n) {
        return db.sql("select kind from change where object = 'contact' and object_id = (select id from contact where email = ?) order by id")
                .param(mail(n)).query(String.class).list();
    }

    private long events(Connection connection) {
        return db.sql("select count(*) from event where connection_id = ?").param(connection.id()).query(Long.class).single();
    }
}
