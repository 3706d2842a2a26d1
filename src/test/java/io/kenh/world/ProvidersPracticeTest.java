package io.kenh.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.kenh.platform.Json;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a provider of the practice world promises. The hub is played by a server that notes the callbacks. */
class ProvidersPracticeTest {

    private static final List<String> CALLBACKS = new CopyOnWriteArrayList<>();
    private static TestWorld world;
    private static HttpServer hub;
    private static final AtomicInteger TESTS = new AtomicInteger();
    private static volatile String hubPath;
    private static String hubUrl;

    @BeforeAll
    static void start() throws IOException {
        world = new TestWorld();
        hub = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        hub.createContext("/in/sms", exchange -> {
            if (exchange.getRequestURI().getPath().equals(hubPath)) {
                CALLBACKS.add(exchange.getRequestURI().getQuery());
            }
            exchange.sendResponseHeaders(200, -1);
        });
        hub.start();
    }

    @AfterAll
    static void stop() {
        world.close();
        hub.stop(0);
    }

    @BeforeEach
    void forget() {
        world.dial("{}");
        world.call("DELETE", "/world/received", "");
        // a path for each test: a callback that an earlier one did not wait for may still come in
        hubPath = "/in/sms/" + TESTS.incrementAndGet();
        hubUrl = "http://127.0.0.1:" + hub.getAddress().getPort() + hubPath;
        CALLBACKS.clear();
    }

    @Test
    void answersAsRecordedWithIdsThatDifferAndValuesEscaped() {
        JsonNode first = Json.tree(world.send("0901234567", "a", hubUrl).body());
        JsonNode second = Json.tree(world.send("0901234567", "b", hubUrl).body());

        assertThat(first.path("echo").asText()).isEqualTo("Chào \"Lan\"");
        assertThat(first.path("id").asText()).isNotEmpty().isNotEqualTo(second.path("id").asText());
    }

    @Test
    void takesAKeyOnceHoweverOftenItIsAsked() {
        IntStream.range(0, 20).parallel().forEach(i -> world.send("0901234567", "same", hubUrl));

        assertThat(world.json("/world/received/count?connector=sms"))
                .isEqualTo(Json.tree("{\"connector\":\"sms\",\"requests\":20,\"taken\":1,\"duplicates\":19}"));
        assertThat(world.call("GET", "/world/keys?connector=sms", "").body())
                .isEqualTo("{\"key\":\"same\",\"taken\":1,\"asked\":20}\n");
        await().until(() -> CALLBACKS.size() == 1);
    }

    @Test
    void countsTwiceTakenWhereTheProviderKnowsNoKeys() {
        world.call("POST", "/sms/v1/acme/send", "{\"Ref\":\"k\"}");
        world.call("POST", "/sms/v1/acme/send", "{\"Ref\":\"k\"}");

        assertThat(world.call("GET", "/world/keys?connector=sms", "").body())
                .isEqualTo("{\"key\":\"k\",\"taken\":2,\"asked\":2}\n");
        assertThat(world.json("/world/received/count?connector=sms").path("duplicates").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "0900000000, 0, ok,      delivered",
        "0900000001, 0, ok,      failed",
        "0900000002, 0, ok,      ",
        "0900000003, 6, blocked, ",
        "0900000004, 8, rate,    ",
        "0900000005, ,  timeout, delivered",
        "0901234567, 0, ok,      delivered"})
    void letsTheNumberDecide(String number, String code, String answer, String receipt) {
        TestWorld.Got got = world.send(number, "key-" + number, hubUrl);

        assertThat(got.status()).isEqualTo(code == null ? 0 : 200);
        if (code != null) {
            assertThat(Json.tree(got.body()).path("code").asText()).isEqualTo(code);
        }
        assertThat(lastAnswer()).isEqualTo(answer);
        if (receipt == null) {
            await().during(Duration.ofMillis(150)).until(() -> CALLBACKS.stream().noneMatch(callback -> callback.contains(number)));
        } else {
            await().until(() -> CALLBACKS.size() == 1);
            assertThat(CALLBACKS.get(0)).contains("state=" + receipt).contains("to=" + number);
        }
    }

    @Test
    void hasTakenWhatItNeverAnswered() {
        world.send("0900000005", "late", hubUrl);

        TestWorld.Got again = world.send("0900000005", "late", hubUrl);

        assertThat(Json.tree(again.body()).path("code").asText()).isEqualTo("9");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"sms\":{\"errorRate\":1}}',     6, error",
        "'{\"*\":{\"rateLimitRate\":1}}',   8, rate",
        "'{\"sms\":{\"expiredToken\":true}}', 7, auth",
        "'{\"*\":{\"errorRate\":1},\"sms\":{\"errorRate\":0}}', 0, ok"})
    void misbehavesAsDialled(String dials, String code, String answer) {
        world.dial(dials);

        assertThat(Json.tree(world.send("0901234567", "k", hubUrl).body()).path("code").asText()).isEqualTo(code);
        assertThat(lastAnswer()).isEqualTo(answer);
    }

    @Test
    void neverTakesAKeyWithAFault() {
        world.dial("{\"sms\":{\"errorRate\":1}}");
        world.send("0901234567", "k", hubUrl);
        world.dial("{}");

        assertThat(Json.tree(world.send("0901234567", "k", hubUrl).body()).path("code").asText()).isEqualTo("0");
    }

    @Test
    void keepsTheCallerWaitingAsDialled() {
        world.dial("{\"sms\":{\"delayMillis\":{\"min\":120,\"max\":140}}}");
        long began = System.nanoTime();

        world.send("0901234567", "k", hubUrl);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(Duration.ofMillis(120), Duration.ofMillis(600));
    }

    @Test
    void takesAndStaysSilentAsDialled() {
        world.dial("{\"sms\":{\"timeoutRate\":1}}");

        assertThat(world.send("0901234567", "k", hubUrl).status()).isZero();
        assertThat(world.json("/world/received/count?connector=sms").path("taken").asInt()).isEqualTo(1);
    }

    @Test
    void callsBackTwiceAsDialled() {
        world.dial("{\"sms\":{\"duplicateRate\":1}}");

        world.send("0901234567", "k", hubUrl);

        await().until(() -> CALLBACKS.size() == 2);
        assertThat(CALLBACKS.get(0)).isEqualTo(CALLBACKS.get(1));
    }

    @Test
    void letsCallbacksOvertakeAsDialled() {
        world.dial("{\"sms\":{\"reorder\":true}}");
        world.send("0901234567", "first", hubUrl);
        world.send("0901234567", "second", hubUrl);

        await().until(() -> CALLBACKS.size() == 2);

        assertThat(CALLBACKS.get(0)).contains("ref=second");
        assertThat(CALLBACKS.get(1)).contains("ref=first");
    }

    @Test
    void sendsNoReceiptAsDialled() {
        world.dial("{\"sms\":{\"receipts\":\"none\"}}");

        world.send("0907654321", "k", hubUrl);

        await().during(Duration.ofMillis(150)).until(() -> CALLBACKS.stream().noneMatch(callback -> callback.contains("0907654321")));
    }

    @Test
    void callsNobodyOutsideThisMachine() {
        assertThat(world.send("0901234567", "k", "http://203.0.113.9/in").status()).isEqualTo(200);
    }

    @Test
    void answersAnUnknownPathAsTheProviderWould() {
        TestWorld.Got got = world.call("POST", "/sms/nothing", "{}");

        assertThat(got.status()).isEqualTo(404);
        assertThat(got.type()).startsWith("application/json");
        assertThat(lastAnswer()).isEqualTo("not-found");
    }

    @Test
    void showsWhatWasReceivedNewestLastAndByNumberInAnySpelling() {
        world.send("0901234567", "a", hubUrl);
        world.send("0907654321", "b", hubUrl);
        world.send("84901234567", "c", hubUrl);

        JsonNode all = world.json("/world/received").path("items");
        JsonNode one = world.json("/world/received?to=%2B84901234567").path("items");

        assertThat(all.findValuesAsText("Ref")).containsExactly("a", "b", "c");
        assertThat(one.findValuesAsText("Ref")).containsExactly("a", "c");
        assertThat(one.get(0).path("text").asText()).isEqualTo("Chào \"Lan\"");
        assertThat(one.get(0).path("taken").asBoolean()).isTrue();
    }

    @Test
    void givesWhatWasReceivedInPages() {
        IntStream.range(0, 5).forEach(i -> world.send("0901234567", "k" + i, hubUrl));
        long first = world.json("/world/received").path("items").get(0).path("id").asLong();

        JsonNode page = world.json("/world/received?limit=2&after=" + first);
        JsonNode rest = world.json("/world/received?limit=9&after=" + page.path("next").asLong());

        assertThat(page.findValuesAsText("Ref")).containsExactly("k1", "k2");
        assertThat(rest.findValuesAsText("Ref")).containsExactly("k3", "k4");
        assertThat(rest.path("next").isNull()).isTrue();
    }

    @Test
    void forgetsAllWhenAsked() {
        world.send("0901234567", "k", hubUrl);

        assertThat(world.call("DELETE", "/world/received", "").status()).isEqualTo(204);

        assertThat(world.json("/world/received").path("items")).isEmpty();
        assertThat(world.json("/world/received/count").path("requests").asInt()).isZero();
        assertThat(Json.tree(world.send("0901234567", "k", hubUrl).body()).path("code").asText()).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"sms\":{\"errorRate\":2}}                       | errorRate: found 2.0, wanted 0 to 1",
        "{\"sms\":{\"errorate\":1}}                        | errorate",
        "{\"sms\":null}                                    | null",
        "{\"sms\":{\"delayMillis\":{\"min\":9,\"max\":1}}} | min 9 above max 1",
        "nothing                                           | not as wanted"})
    void refusesDialsThatMakeNoSense(String dials, String reason) {
        TestWorld.Got got = world.call("PUT", "/world/dials", dials);

        assertThat(got.status()).isEqualTo(400);
        assertThat(got.body()).contains(reason);
    }

    @Test
    void showsItsPage() {
        assertThat(world.call("GET", "/world", "").type()).startsWith("text/html");
    }

    private static String lastAnswer() {
        JsonNode items = world.json("/world/received").path("items");
        return items.get(items.size() - 1).path("answer").asText();
    }
}
