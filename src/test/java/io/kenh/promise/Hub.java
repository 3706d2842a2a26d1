package io.kenh.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A hub as its senders, its providers and its database see it. */
final class Hub {

    static final Duration PATIENCE = Duration.ofMinutes(Integer.getInteger("kenh.promise.patience", 3));
    private static final AtomicInteger CUSTOMERS = new AtomicInteger();
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10)).executor(daemons(8)).build();

    final String url;
    final String world;
    private final JdbcClient db;

    Hub(String url, String world, JdbcClient db) {
        this.url = url;
        this.world = world;
        this.db = db;
    }

    /** A number nobody else has; it ends in 7, so the simulator treats it like any other. */
    static String phone() {
        return "090%07d".formatted(CUSTOMERS.incrementAndGet() * 10 + 7);
    }

    static String e164(String phone) {
        return "+84" + phone.substring(1);
    }

    /** Posts to the form door; answers the status. */
    int form(Map<String, ?> fields) {
        return post("/in/web-form", Json.write(fields), "Content-Type", "application/json").statusCode();
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        return send(HttpRequest.newBuilder(URI.create(url + path)).POST(BodyPublishers.ofString(body)), headers);
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url + path)).GET());
    }

    static HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return CLIENT.send(request.timeout(Duration.ofSeconds(90)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs the work for 0 to count - 1, so many at a time, and waits for the last. */
    static void parallel(int threads, int count, IntConsumer work) {
        AtomicInteger next = new AtomicInteger();
        ExecutorService executor = daemons(threads);
        CompletableFuture.allOf(IntStream.range(0, threads).mapToObj(t -> CompletableFuture.runAsync(() -> {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                work.accept(i);
            }
        }, executor)).toArray(CompletableFuture[]::new)).join();
        executor.shutdown();
    }

    private static ExecutorService daemons(int threads) {
        return Executors.newFixedThreadPool(threads, work -> {
            Thread thread = new Thread(work, "load");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** How the simulators misbehave; an empty map ends every fault. */
    void dials(Map<String, ?> dials) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(world + "/world/dials"))
                .PUT(BodyPublishers.ofString(Json.write(dials))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** What the simulator got for a number or address, oldest first. */
    List<JsonNode> received(String connector, String to) {
        return received(connector + "&to=" + to.replace("+", "%2B"));
    }

    /** What the simulator got of late, oldest first. */
    List<JsonNode> received(String connector) {
        String query = "?limit=10000&connector=" + connector;
        JsonNode items = Json.tree(send(HttpRequest.newBuilder(URI.create(world + "/world/received" + query))).body()).get("items");
        return items.findParents("id").stream().filter(item -> item.has("connector")).toList();
    }

    /** Idempotency key at the eSMS simulator → how often it was taken. The key begins with the message's id. */
    Map<String, Integer> keys() {
        Map<String, Integer> keys = new LinkedHashMap<>();
        send(HttpRequest.newBuilder(URI.create(world + "/world/keys?connector=esms"))).body().lines().map(Json::tree)
                .forEach(key -> keys.put(key.get("key").asText(), key.get("taken").asInt()));
        return keys;
    }

    /** Message id → how often the eSMS simulator took it, under whatever key. */
    Map<Long, Integer> taken() {
        Map<Long, Integer> taken = new LinkedHashMap<>();
        keys().forEach((key, times) -> taken.merge(Long.valueOf(key.substring(0, key.indexOf('-'))), times, Integer::sum));
        return taken;
    }

    /** Number → the value of its lead's field {@code n} after each change, in the order of the changes. */
    Map<String, List<Integer>> changes(String... phones) {
        Map<String, List<Integer>> orders = new LinkedHashMap<>();
        db.sql("""
                select l.phone, array_agg((c.record -> 'custom' ->> 'n')::int order by c.id) from change c
                join lead l on c.object = 'lead' and c.object_id = l.id where l.phone = any(?) group by 1""")
                .param(Arrays.stream(phones).map(Hub::e164).toArray(String[]::new))
                .query((rs, i) -> orders.put(rs.getString(1), List.of((Integer[]) rs.getArray(2).getArray()))).list();
        return orders;
    }

    /** What the eSMS simulator takes from now on. */
    Witness witness() {
        return new Witness(world);
    }

    long count(String sql, Object... params) {
        return db.sql(sql).params(params).query(Long.class).single();
    }

    /** Received = duplicates + done + waiting + parked, at every connection and at this moment. */
    void accountsBalance() {
        assertThat(db.sql("select connection || ': ' || difference from accounting where difference <> 0")
                .query(String.class).list()).as("differences in the accounting").isEmpty();
    }

    /** Waits until no line has anything left to do. */
    void idle() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).untilAsserted(() -> assertThat(db.sql("""
                select 'event ' || id || case when held then ' held' else '' end from event_queue
                union all select 'change ' || id || case when held then ' held' else '' end from change_queue
                union all select 'message ' || id || case when held then ' held' else '' end || coalesce(' at ' || taken_by, '') from message_queue""")
                .query(String.class).list()).as("open work").isEmpty());
    }
}
