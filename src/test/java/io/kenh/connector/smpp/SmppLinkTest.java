package io.kenh.connector.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kenh.connector.Answer;
import io.kenh.connector.Connection;
import io.kenh.connector.Incoming;
import io.kenh.connector.Outcome;
import io.kenh.connector.Outgoing;
import io.kenh.connector.catalogue.Folders;
import io.kenh.connector.contract.Workbench;
import io.kenh.world.TestWorld;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The connector {@code smpp} against a message centre. */
class SmppLinkTest {

    private final TestWorld world = new TestWorld();
    private final Workbench bench = new Workbench(new Folders(Path.of("connectors")));

    @AfterEach
    void stop() {
        bench.close();
        world.close();
    }

    @Test
    void aLongVietnameseTextArrivesWholeAndItsReceiptFindsIt() {
        String text = "Kính chào quý khách, ".repeat(10);

        Answer answer = send(connect(Map.of()), "+84901234567", text);

        assertThat(answer.outcome()).as("%s", answer).isEqualTo(Outcome.ACCEPTED);
        var parts = world.json("/world/received?connector=smpp").path("items");
        assertThat(parts).hasSize(4);
        assertThat(String.join("", parts.findValuesAsText("text"))).isEqualTo(text);
        await().until(() -> !bench.received().isEmpty());
        assertThat(bench.received()).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo("receipt");
            assertThat(event.lane()).isEqualTo("84901234567");
            assertThat(event.payload().path("externalId").asText()).isEqualTo(answer.externalId());
            assertThat(event.payload().path("state").asText()).isEqualTo("delivered");
        });
    }

    @Test
    void aFailureIsToldWithTheOperatorsNumber() {
        send(connect(Map.of()), "+84901234001", "thu");

        await().until(() -> !bench.received().isEmpty());
        assertThat(bench.received()).extracting(Incoming.Event::payload).singleElement()
                .satisfies(p -> assertThat(p.path("state").asText() + p.path("reason").asText()).isEqualTo("failedUNDELIV err 027"));
    }

    @Test
    void refusalsSayWhatToDo() {
        assertThat(send(connect(Map.of()), "+84901234003", "thu").outcome()).isEqualTo(Outcome.DATA);
        assertThat(send(connect(Map.of()), "+84901234004", "thu").outcome()).isEqualTo(Outcome.RATE);
        world.dial("{\"smpp\": {\"expiredToken\": true}}");
        Answer refused = send(connect(Map.of()), "+84901234567", "thu");
        assertThat(refused.outcome()).isEqualTo(Outcome.AUTH);
        assertThat(refused.code()).isEqualTo("0x0e");
        assertThat(refused.toString()).doesNotContain("P-demo");
    }

    @Test
    void nobodyThereMeansNotSent() {
        assertThat(send(connect(Map.of("port", "1")), "+84901234567", "thu").outcome()).isEqualTo(Outcome.RETRY);
    }

    @Test
    void aNodeWithoutTheOneBindLeavesTheMessageToTheOther() {
        OneBind elsewhere = new OneBind(name -> false);
        Connection connection = connect(Map.of("oneBind", "true"));

        assertThat(elsewhere.isOurs(connection)).isFalse();
        assertThat(elsewhere.isOurs(connect(Map.of()))).isTrue();
        assertThat(new OneBind(name -> name.equals("smpp:" + connection.id())).isOurs(connection)).isTrue();
    }

    @Test
    void manyMessagesShareOneLink() {
        Connection connection = connect(Map.of("window", "5"));

        long accepted = IntStream.range(0, 60).parallel()
                .filter(i -> send(connection, "+8490123%04d".formatted(6100 + i), "so " + i).isAccepted()).count();

        assertThat(accepted).isEqualTo(60);
        assertThat(bench.context().getRoutes()).hasSize(1);
    }

    private Connection connect(Map<String, String> values) {
        Map<String, String> all = new HashMap<>(Map.of("port", String.valueOf(world.world().smppPort())));
        all.putAll(values);
        return bench.connect(bench.connectors().byName("smpp").orElseThrow(), "", all);
    }

    private Answer send(Connection connection, String to, String text) {
        return bench.caller().call(connection, new Outgoing(1, "k", "sms", to, null, null, text, null, null, ""));
    }
}
