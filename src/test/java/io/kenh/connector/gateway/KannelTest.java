package io.kenh.connector.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.kenh.connector.Answer;
import io.kenh.connector.Connection;
import io.kenh.connector.HttpRequestParts;
import io.kenh.connector.Incoming;
import io.kenh.connector.Outcome;
import io.kenh.connector.Outgoing;
import io.kenh.connector.catalogue.Folders;
import io.kenh.connector.contract.Workbench;
import io.kenh.world.TestWorld;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The connector {@code kannel} against a real Kannel, which speaks SMPP with the practice message centre. */
class KannelTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;
    private final List<URI> callbacks = new CopyOnWriteArrayList<>();
    private TestWorld world;
    private Workbench bench;
    private HttpServer hub;
    private Kannel kannel;

    @BeforeEach
    void start() throws IOException {
        assumeTrue(Kannel.isInstalled(), "Kannel is not on this machine (Debian: apt-get install kannel); nothing was tried with it");
        world = new TestWorld();
        bench = new Workbench(new Folders(Path.of("connectors")));
        hub = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        hub.createContext("/", exchange -> {
            callbacks.add(exchange.getRequestURI());
            exchange.sendResponseHeaders(200, -1);
        });
        hub.start();
        kannel = new Kannel(folder, world.world().smppPort());
    }

    @AfterEach
    void stop() {
        if (kannel != null) {
            kannel.close();
        }
        if (bench != null) {
            hub.stop(0);
            bench.close();
            world.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "true"})
    void aVietnameseTextArrivesWholeAndItsReceiptComesBack(String addressOnly) {
        Connection connection = connect(addressOnly, "P-demo");
        String text = "Kính chào \"quý khách\" & tạm biệt, ".repeat(3);

        Answer answer = send(connection, text);

        assertThat(answer.outcome()).as("%s", answer).isEqualTo(Outcome.ACCEPTED);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(String.join("", received().findValuesAsText("text"))).isEqualTo(text));
        assertThat(received().findValuesAsText("to")).allMatch(to -> to.endsWith("84901234567"));
        await().atMost(PATIENCE).until(() -> states(connection).contains("delivered"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "true"})
    void aWrongPasswordIsForAPerson(String addressOnly) {
        assertThat(send(connect(addressOnly, "wrong"), "thu").outcome()).isEqualTo(Outcome.AUTH);
    }

    private Connection connect(String addressOnly, String password) {
        return bench.connect(bench.connectors().byName("kannel").orElseThrow(), kannel.url(),
                Map.of("addressOnly", addressOnly, "password", password, "callbackSecret", "path-secret"));
    }

    private Answer send(Connection connection, String text) {
        String callback = "http://127.0.0.1:" + hub.getAddress().getPort() + "/in/kannel/path-secret";
        return bench.caller().call(connection, new Outgoing(17, "k", "sms", "+84901234567", null, null, text, null, null, callback));
    }

    private JsonNode received() {
        return world.json("/world/received?connector=smpp").path("items");
    }

    private List<String> states(Connection connection) {
        return callbacks.stream().flatMap(uri -> read(connection, uri).events().stream())
                .filter(event -> event.payload().path("messageId").asText().equals("17"))
                .map(event -> event.payload().path("state").asText()).toList();
    }

    private Incoming read(Connection connection, URI uri) {
        Map<String, List<String>> query = Arrays.stream(uri.getQuery().split("&")).map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> List.of(pair[1]), (first, second) -> first));
        return bench.webhooks().read(connection, new HttpRequestParts("GET", "path-secret", query, Map.of(), new byte[0], null));
    }
}
