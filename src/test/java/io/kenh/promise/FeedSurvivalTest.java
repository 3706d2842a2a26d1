package io.kenh.promise;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.TestKafka;
import io.kenh.platform.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.HashSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Feeds whose hubs are killed again and again, and whose partitions move with them. {@code mvn test -P soak} */
@Tag("soak")
class FeedSurvivalTest {

    private static final int CHANGES = Integer.getInteger("kenh.soak.changes", 100_000);
    private static final int ROWS = Integer.getInteger("kenh.soak.feed", 100_000);
    private static final int RECORDS = 1_000;
    private static final int WRITERS = 4;
    private static final String ADMIN = "Bearer token-for-the-stage";

    @Test
    void everyChangeReachesItsTopicInTheOrderOfItsRecord() throws IOException {
        try (Stage stage = new Stage(2); Topic topic = new Topic(6)) {
            connection(stage, Map.of("servers", TestKafka.servers()));
            post(stage, "/api/v1/subscriptions", Map.of("name", "soak", "outlet", "kafka", "connection", "soak", "topic", topic.name, "objects", List.of("opportunity")));
            long begun = System.nanoTime();
            List<CompletableFuture<Void>> writers = new ArrayList<>();
            for (int w = 0; w < WRITERS; w++) {
                int writer = w;
                writers.add(CompletableFuture.runAsync(() -> write(stage, writer)));
            }
            int kills = 0;
            while (unique(topic.got()) < CHANGES) {
                kills = killNow(stage, kills, () -> unique(topic.got()) >= CHANGES);
                assertThat(writers).noneMatch(CompletableFuture::isCompletedExceptionally);
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            assertInOrder(topic.got());
            System.out.println(Json.write(Map.of("changes", CHANGES, "kills", kills, "seconds", Math.round(seconds), "repeated", topic.got().size() - CHANGES)));
            assertThat(kills).isPositive();
        }
    }

    @Test
    void everyRowOfATopicIsTakenInOnceAndInTheOrderOfItsKey() throws IOException {
        try (Stage stage = new Stage(2); Topic topic = new Topic(6)) {
            int keys = ROWS / 20;
            for (int i = 0; i < ROWS; i++) {
                int key = i % keys;
                topic.put("k" + key, "{\"op\":\"u\",\"before\":null,\"after\":{\"id\":%d,\"name\":\"Row %d\",\"score\":%d},\"source\":{\"ts_ms\":1}}".formatted(key, key, i / keys));
            }
            topic.flush();
            long begun = System.nanoTime();
            connection(stage, Map.of("servers", TestKafka.servers(), "topics", topic.name, "mapping", "{object: contact, key: id, fields: {name: name, score: score}}"));
            int kills = 0;
            while (done(stage) < ROWS) {
                kills = killNow(stage, kills, () -> done(stage) >= ROWS);
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            assertThat(stage.hub.count("select count(*) from event e join connection c on c.id = e.connection_id where c.name = 'soak'")).isEqualTo(ROWS);
            assertThat(stage.hub.count("select count(*) from parked")).isZero();
            assertThat(stage.hub.count("select count(*) from contact where name like 'Row %'")).isEqualTo(keys);
            assertThat(stage.hub.count("select count(*) from contact where name like 'Row %' and score = 19")).isEqualTo(keys);
            assertThat(stage.hub.count("""
                    select count(*) from (select (record ->> 'score')::int - lag((record ->> 'score')::int) over (partition by object_id order by id) as step
                    from change where object = 'contact') s where step <> 1""")).as("changes out of order").isZero();
            System.out.println(Json.write(Map.of("rows", ROWS, "kills", kills, "seconds", Math.round(seconds), "readAgain",
                    stage.hub.count("select sum(duplicates) from tally"))));
            assertThat(kills).isPositive();
        }
    }

    private static long done(Stage stage) {
        return stage.hub.count("select count(*) from event_outcome o join event e on e.id = o.event_id where e.kind = 'record'");
    }

    /** Lets the hubs work a while, then kills one of them. */
    private static int killNow(Stage stage, int kills, java.util.function.BooleanSupplier over) {
        long until = System.nanoTime() + ThreadLocalRandom.current().nextLong(4_000, 9_000) * 1_000_000;
        while (System.nanoTime() < until) {
            if (over.getAsBoolean()) {
                return kills;
            }
            LockSupport.parkNanos(100_000_000);
        }
        int node = kills % stage.nodes();
        stage.killHub(node);
        stage.awaitHub(node);
        return kills + 1;
    }

    /** Each writer has records of its own; some of its transactions take long, so that ids appear late. */
    private static void write(Stage stage, int writer) {
        int mine = RECORDS / WRITERS;
        for (int n = 0; n < CHANGES / RECORDS; n++) {
            for (int part = 0; part < mine; part += 25) {
                boolean late = ThreadLocalRandom.current().nextInt(20) == 0;
                stage.db.sql("""
                        with made as (
                          insert into change (object, object_id, kind, lane, record, cause, at)
                          select 'opportunity', r, 'updated', 'opportunity:' || r, jsonb_build_object('id', r, 'n', ?::int), 'test', now()
                          from generate_series(?::bigint, ?::bigint) r where pg_current_xact_id() is not null returning id)
                        select count(*), pg_sleep(?) from made""").params(n, 900_000L + writer * mine + part, 900_000L + writer * mine + part + 24, late ? 0.2 : 0.0)
                        .query((rs, i) -> rs.getLong(1)).single();
            }
        }
    }

    private static void assertInOrder(List<ConsumerRecord<String, byte[]>> got) {
        Map<String, Integer> last = new HashMap<>();
        Map<String, Set<Integer>> seen = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record : got) {
            int n = n(record);
            if (seen.computeIfAbsent(record.key(), key -> new HashSet<>()).add(n)) {
                assertThat(n).as("next of %s", record.key()).isEqualTo(last.getOrDefault(record.key(), -1) + 1);
                last.put(record.key(), n);
            }
        }
        assertThat(last).hasSize(RECORDS);
        assertThat(last.values()).containsOnly(CHANGES / RECORDS - 1);
    }

    private static int n(ConsumerRecord<String, byte[]> record) {
        return Json.tree(new String(record.value(), StandardCharsets.UTF_8)).at("/data/record/n").asInt();
    }

    private static long unique(List<ConsumerRecord<String, byte[]>> got) {
        if (got.size() < CHANGES) {
            return got.size() - 1L;
        }
        Set<String> unique = new HashSet<>();
        got.forEach(record -> unique.add(record.key() + "/" + n(record)));
        return unique.size();
    }

    private static void connection(Stage stage, Map<String, String> settings) {
        post(stage, "/api/v1/connections", Map.of("name", "soak", "connector", "kafka", "title", "Kafka", "settings", settings));
    }

    private static void post(Stage stage, String path, Map<String, Object> body) {
        var answer = stage.hub.post(path, Json.write(body), "Content-Type", "application/json", "Authorization", ADMIN);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }
}
