package io.kenh.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.kenh.connector.catalogue.Folders;
import io.kenh.connector.contract.Workbench;
import io.kenh.world.TestWorld;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Every provider of messages can be played: the connector's own calls, against its own simulator, with its own faults. */
class FleetPracticeTest {

    private static final Folders FOLDERS = new Folders(Path.of("connectors"));
    private static final Workbench BENCH = new Workbench(FOLDERS);
    private static final TestWorld WORLD = new TestWorld(Clock.systemUTC(), FOLDERS);

    @AfterAll
    static void stop() {
        BENCH.close();
        WORLD.close();
    }

    @TestFactory
    Stream<DynamicNode> everyProviderCanBePlayed() {
        return FOLDERS.all().stream().filter(c -> c.can("sms.send") && !c.simulations().isEmpty()).map(connector ->
                dynamicContainer(connector.name(), Stream.of(
                        dynamicTest("takes a message once", () -> takes(connector)),
                        dynamicTest("refuses our credentials", () -> assertThat(dialled(connector, "\"expiredToken\": true").needsPerson()).isTrue()),
                        dynamicTest("refuses a message", () -> assertThat(dialled(connector, "\"errorRate\": 1").isAccepted()).isFalse()))));
    }

    private static void takes(Connector connector) {
        WORLD.dial("{}");
        WORLD.call("DELETE", "/world/received", "");
        Connection connection = connect(connector);

        Answer answer = send(connection);

        assertThat(answer.outcome()).as("%s", answer).isEqualTo(Outcome.ACCEPTED);
        var items = WORLD.json("/world/received?connector=" + connector.name()).path("items");
        var last = items.get(items.size() - 1);
        assertThat(last.path("to").asText()).endsWith("901234567");
        assertThat(last.path("taken").asBoolean()).isTrue();
        if (connector.idempotent()) {
            assertThat(send(connection).isAccepted()).isTrue();
            assertThat(WORLD.json("/world/received/count?connector=" + connector.name()).path("taken").asInt()).isEqualTo(1);
        }
    }

    private static Answer dialled(Connector connector, String dial) {
        WORLD.dial("{\"%s\": {%s}}".formatted(connector.name(), dial));
        return send(connect(connector));
    }

    private static Connection connect(Connector connector) {
        return BENCH.connect(connector, "http://127.0.0.1:" + WORLD.world().simulatorPort() + "/" + connector.name(), Map.of());
    }

    private static Answer send(Connection connection) {
        return BENCH.caller().call(connection, new Outgoing(17, "k", "sms", "+84901234567", null, null, "thu", null, null, ""));
    }
}
