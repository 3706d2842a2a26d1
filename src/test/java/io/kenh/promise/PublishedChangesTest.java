package io.kenh.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kenh.connector.WebhookSignatures;
import io.kenh.event.Cause;
import io.kenh.event.Change;
import io.kenh.event.Changes;
import io.kenh.platform.Json;
import io.kenh.sync.Deliveries;
import io.kenh.sync.Subscription;
import io.kenh.sync.Subscriptions;
import io.kenh.sync.WantedSubscription;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Every change reaches those who subscribed to it, in the order of its record, however the receiver behaves. */
class PublishedChangesTest extends PromiseTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final AtomicLong RECORDS = new AtomicLong(7_000_000_000L);

    /** A post as the receiver got it. */
    record Got(String record, long change, JsonNode data, boolean genuine) { }

    @Autowired
    private Subscriptions subscriptions;
    @Autowired
    private Deliveries deliveries;
    @Autowired
    private Changes changes;
    @Autowired
    private TransactionTemplate transactions;

    private final List<Got> got = new CopyOnWriteArrayList<>();
    private HttpServer receiver;
    private Subscription subscription;
    private volatile ToIntFunction<Got> answer = post -> 204;
    /** What the receiver verifies with. */
    private volatile String secret;

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        receiver.setExecutor(Executors.newCachedThreadPool());
        receiver.createContext("/", this::take);
        receiver.start();
        subscription = subscriptions.create(new WantedSubscription("receiver " + RECORDS.incrementAndGet(), Subscription.WEBHOOK,
                "http://localhost:" + receiver.getAddress().getPort() + "/hook", null, null, null, List.of("opportunity"), List.of(), List.of()), false);
        secret = subscriptions.secret(subscription.id());
    }

    @AfterEach
    void end() {
        subscriptions.delete(subscription.id());
        receiver.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        JsonNode event = Json.MAPPER.readTree(body);
        String id = exchange.getRequestHeaders().getFirst("webhook-id");
        Instant at = Instant.ofEpochSecond(Long.parseLong(exchange.getRequestHeaders().getFirst("webhook-timestamp")));
        boolean genuine = List.of(exchange.getRequestHeaders().getFirst("webhook-signature").split(" "))
                .contains(WebhookSignatures.sign(List.of(secret), id, at, body).get("webhook-signature"));
        Got post = new Got(event.path("partitionkey").asText(), event.path("id").asLong(), event.path("data"), genuine);
        int status = answer.applyAsInt(post);
        if (status < 300) {
            got.add(post);
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Test
    void everyChangeIsPostedSignedAndInTheOrderOfItsRecord() {
        List<Long> records = List.of(RECORDS.incrementAndGet(), RECORDS.incrementAndGet(), RECORDS.incrementAndGet());
        for (int i = 0; i < 30; i++) {
            change(records.get(i % 3), i);
        }
        await().atMost(LONG).until(() -> got.size() >= 30);
        assertThat(got).hasSize(30).allMatch(Got::genuine);
        assertInOrder();
        assertThat(deliveries.standing(current()).waiting()).isZero();
    }

    @Test
    void aReceiverThatHasTheFormerSecretAndOneThatHasTheNewOneBothFindPostsGenuine() {
        String present = subscriptions.newSecret(subscription.id());
        change(RECORDS.incrementAndGet(), 0);
        await().atMost(LONG).until(() -> got.size() == 1);
        secret = present;
        change(RECORDS.incrementAndGet(), 0);
        await().atMost(LONG).until(() -> got.size() == 2);
        subscriptions.endFormerSecret(subscription.id());
        change(RECORDS.incrementAndGet(), 0);
        await().atMost(LONG).until(() -> got.size() == 3);
        assertThat(got).allMatch(Got::genuine);
    }

    @Test
    void aFailureHoldsItsRecordBackAndNoOther() {
        long bad = RECORDS.incrementAndGet();
        long good = RECORDS.incrementAndGet();
        AtomicLong refusals = new AtomicLong(2);
        answer = post -> post.record().endsWith(":" + bad) && refusals.getAndDecrement() > 0 ? 503 : 200;
        for (int i = 0; i < 6; i++) {
            change(bad, i);
            change(good, i);
        }
        await().atMost(LONG).until(() -> got.size() >= 12);
        assertThat(got).hasSize(12);
        assertInOrder();
    }

    @Test
    void aReceiverThatIsAwayGetsEverythingInOrderWhenItIsBack() {
        answer = post -> 500;
        List<Long> records = List.of(RECORDS.incrementAndGet(), RECORDS.incrementAndGet(), RECORDS.incrementAndGet(), RECORDS.incrementAndGet(),
                RECORDS.incrementAndGet(), RECORDS.incrementAndGet(), RECORDS.incrementAndGet());
        for (int i = 0; i < 70; i++) {
            change(records.get(i % 7), i);
        }
        await().atMost(LONG).until(() -> current().isBroken());
        assertThat(current().trouble()).contains("HTTP 500");
        answer = post -> 200;
        await().atMost(LONG).until(() -> got.size() >= 70);
        assertThat(got).hasSize(70);
        assertInOrder();
        await().atMost(LONG).untilAsserted(() -> assertThat(deliveries.standing(current())).extracting("waiting", "parked").containsExactly(0L, 0L));
    }

    @Test
    void whatAReceiverRefusesIsParkedAndCanBeSentAgain() {
        long bad = RECORDS.incrementAndGet();
        long good = RECORDS.incrementAndGet();
        answer = post -> post.data().path("record").path("n").asInt() == 1 ? 400 : 200;
        change(bad, 0);
        change(bad, 1);
        change(bad, 2);
        change(good, 0);
        await().atMost(LONG).until(() -> got.size() >= 3 && deliveries.standing(current()).parked() == 1);
        assertThat(deliveries.undelivered(subscription.id(), 0, 10)).singleElement().satisfies(parked -> {
            assertThat(parked.parked()).isTrue();
            assertThat(parked.reason()).isEqualTo("HTTP 400");
        });
        answer = post -> 200;
        assertThat(deliveries.redrive(subscription.id(), null)).isEqualTo(1);
        await().atMost(LONG).until(() -> got.size() == 4);
        assertThat(deliveries.standing(current()).parked()).isZero();
    }

    @Test
    void onlyChosenFieldsAreToldAndOnlyTheirChangesAreHeardOf() {
        subscriptions.update(subscription.id(), new WantedSubscription(subscription.name(), Subscription.WEBHOOK, subscription.url(), null, null, null,
                List.of("opportunity"), List.of("updated"), List.of("stage", "custom.level")));
        long record = RECORDS.incrementAndGet();
        append(record, Map.of("id", record, "name", "A", "amount", 5, "custom", Map.of("level", 1, "hidden", 2)), Map.of("amount", 4));
        append(record, Map.of("id", record, "name", "A", "stage", "won", "custom", Map.of("level", 1, "hidden", 2)), Map.of("stage", "new", "amount", 1));
        append(record, Map.of("id", record, "custom", Map.of("level", 2, "hidden", 2)), Map.of("custom", Map.of("level", 1, "hidden", 2)));
        await().atMost(LONG).until(() -> got.size() >= 2);
        assertThat(got).hasSize(2);
        assertThat(got.get(0).data().toString()).doesNotContain("amount", "hidden", "name").contains("\"stage\":\"won\"");
        assertThat(got.get(1).data().path("changed").toString()).isEqualTo("[\"custom.level\"]");
    }

    @Test
    void aReceiverThatIsGoneIsPausedAndLosesNothing() {
        answer = post -> 410;
        change(RECORDS.incrementAndGet(), 0);
        await().atMost(LONG).until(() -> !current().active());
        answer = post -> 200;
        subscriptions.resume(subscription.id());
        await().atMost(LONG).until(() -> got.size() == 1);
    }

    private Subscription current() {
        return subscriptions.find(subscription.id()).orElseThrow();
    }

    private void assertInOrder() {
        Map<String, List<Long>> byRecord = new java.util.TreeMap<>();
        got.forEach(post -> byRecord.computeIfAbsent(post.record(), key -> new ArrayList<>()).add(post.change()));
        assertThat(byRecord.values()).allSatisfy(ids -> assertThat(ids).isSorted().doesNotHaveDuplicates());
    }

    private void change(long record, int n) {
        append(record, Map.of("id", record, "n", n), n == 0 ? Map.of() : Map.of("n", n - 1));
    }

    private void append(long record, Map<String, Object> now, Map<String, Object> before) {
        transactions.executeWithoutResult(tx -> changes.append(List.of(Change.of("opportunity", record,
                before.isEmpty() ? Change.CREATED : Change.UPDATED, "opportunity:" + record, now, before, Cause.staff(1), clock.instant()))));
    }
}
