package io.kenh.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.kenh.connector.catalogue.Folders;
import io.kenh.connector.contract.Workbench;
import io.kenh.connector.token.Token;
import io.kenh.platform.Json;
import io.kenh.world.dials.Dial;
import io.kenh.world.dials.Dials;
import io.kenh.world.http.HttpServer;
import io.kenh.world.http.Request;
import io.kenh.world.journal.Journal;
import io.kenh.world.provider.Hub;
import io.kenh.world.provider.Providers;
import io.kenh.world.provider.Simulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every CRM of the catalogue does against its counterpart in the practice world, over HTTP and in its own wire format. */
class CrmPracticeTest {

    private static final int ROWS = 250;
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Set<String> TELLS_NOTHING = Set.of("salesforce", "suitecrm", "freshdesk", "zendesk");
    private static final Folders FOLDERS = new Folders(Path.of("connectors"));
    private static final Workbench BENCH = new Workbench(FOLDERS);
    private static final Dials DIALS = new Dials();
    private static final Ahead CLOCK = new Ahead();
    private static final Map<String, Connection> MADE = new ConcurrentHashMap<>();
    private static final Map<String, String> HEARD = new ConcurrentHashMap<>();

    private static com.sun.net.httpserver.HttpServer hub;
    private static Simulator simulator;
    private static HttpServer world;

    @BeforeAll
    static void start() throws IOException {
        hub = com.sun.net.httpserver.HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hub.createContext("/in/", CrmPracticeTest::heard);
        hub.start();
        simulator = new Simulator(new Providers(() -> FOLDERS), DIALS, new Journal(CLOCK), ThisHub::new, CLOCK);
        world = new HttpServer(0, simulator);
    }

    @AfterAll
    static void stop() {
        world.close();
        simulator.close();
        hub.stop(0);
        BENCH.close();
    }

    @ParameterizedTest
    @CsvSource({"odoo,res.partner,name", "dolibarr,contacts,lastname", "hubspot,contacts,lastname", "bitrix24,contact,LAST_NAME", "getfly,accounts,account_name",
        "zoho,Contacts,Last_Name", "espocrm,Contact,lastName", "salesforce,Contact,LastName", "freshdesk,contacts,name", "zendesk,users,name",
        "pipedrive,persons,name", "suitecrm,Contacts,last_name"})
    void rowsComeInPagesAndGoOutOneByOne(String name, String table, String field) {
        Connection connection = connect(name, Map.of());
        for (int i = 0; i < ROWS; i++) {
            person(name, "/" + table, "{\"" + field + "\": \"Khách " + i + "\", \"is_company\": false}");
        }
        assertThat(listed(connection)).hasSize(ROWS);

        CrmReply created = BENCH.crm().create(connection, "contact", Map.of("name", "Lan & \"An\""), "kenh-1");
        assertThat(created.answer().isAccepted()).as(String.valueOf(created)).isTrue();
        assertThat(listed(connection)).hasSize(ROWS + 1).contains(created.id());

        CrmRow row = BENCH.crm().read(connection, "contact", created.id()).row();
        assertThat(row.values()).containsEntry("name", "Lan & \"An\"");
        assertThat(BENCH.crm().update(connection, "contact", row, Map.of("name", "Lan")).isDone()).isTrue();
        assertThat(BENCH.crm().read(connection, "contact", created.id()).row().values()).containsEntry("name", "Lan");

        assertThat(BENCH.crm().delete(connection, "contact", row).answer().isAccepted()).isTrue();
        assertThat(BENCH.crm().read(connection, "contact", created.id()).gone()).isTrue();
        heard(name, table, field);
        slow(name, connection);
    }

    @ParameterizedTest
    @CsvSource({"json-rpc", "xml-rpc"})
    void olderOdoosAreCalledByTheirOwnMeans(String api) {
        Connection connection = connect("odoo", Map.of("api", api));
        String id = BENCH.crm().create(connection, "contact", Map.of("name", "Bình <" + api + ">"), "kenh-" + api).id();

        assertThat(BENCH.crm().find(connection, "contact", "kenh-" + api).id()).isEqualTo(id);
        CrmRow row = BENCH.crm().read(connection, "contact", id).row();
        assertThat(row.values()).containsEntry("name", "Bình <" + api + ">").containsEntry("email", null);
        assertThat(BENCH.crm().update(connection, "contact", row, Map.of("email", "b@example.com")).isDone()).isTrue();
        assertThat(BENCH.crm().create(connection, "contact", Map.of("email", "b@example.com"), "kenh-none").answer().outcome()).isEqualTo(Outcome.DATA);
        assertThat(BENCH.crm().delete(connection, "contact", row).answer().isAccepted()).isTrue();
        assertThat(BENCH.crm().update(connection, "contact", row, Map.of("name", "x")).gone()).isTrue();
    }

    /** Whoever changes a row there is heard of here, signed as the provider does. */
    private static void heard(String name, String table, String field) {
        if (!TELLS_NOTHING.contains(name)) {
            HEARD.remove(name);
            person(name, "/" + table, "{\"" + field + "\": \"Mới\", \"is_company\": false}");
            await().atMost(LONGEST).untilAsserted(() -> assertThat(HEARD.get(name)).startsWith("GENUINE/"));
        }
    }

    private static void slow(String name, Connection connection) {
        DIALS.set(Map.of(name, Json.read("{\"rateLimitRate\": 1.0}", Dial.class)));
        assertThat(BENCH.crm().read(connection, "contact", "1").answer().outcome()).isEqualTo(Outcome.RATE);
        DIALS.set(Map.of());
    }

    private static Set<String> listed(Connection connection) {
        List<String> ids = new ArrayList<>();
        CLOCK.by = connection.connector().equals("zendesk") ? Duration.ofMinutes(2) : Duration.ZERO;
        for (CrmQuery query = CrmQuery.since(null); query != null && ids.size() < 5 * ROWS;) {
            CrmPage page = BENCH.crm().list(connection, "contact", query);
            assertThat(page.answer().isAccepted()).as(String.valueOf(page.answer())).isTrue();
            page.rows().forEach(row -> ids.add(row.id()));
            query = page.next();
        }
        CLOCK.by = Duration.ZERO;
        return Set.copyOf(ids);
    }

    private static Connection connect(String name, Map<String, String> settings) {
        Connector connector = FOLDERS.byName(name).orElseThrow();
        Map<String, String> values = new HashMap<>(Map.of("perSecond", "1000", "perMinute", "100000"));
        values.keySet().retainAll(connector.parameters().stream().map(Parameter::name).collect(Collectors.toSet()));
        values.putAll(settings);
        Connection made = BENCH.connect(connector, "http://127.0.0.1:" + world.port() + "/" + name, values);
        if (connector.definition().has("grant")) {
            Token spent = BENCH.credentials().chosen("spent", 3_600);
            BENCH.credentials().keep(made, new Token("spent", name + "-" + Instant.now().toEpochMilli() + "000", spent.renewAt(), spent.expires(), spent.origin()));
        }
        MADE.put(name, made);
        return made;
    }

    private static void person(String name, String path, String body) {
        simulator.handle(new Request("CUSTOMER", "/" + name + path, Map.of(), header -> null, body), reply -> assertThat(reply.status()).isLessThan(300));
    }

    private static void heard(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] path = exchange.getRequestURI().getPath().split("/");
            Connection connection = BENCH.connections().byName(path[2]).orElseThrow();
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders().forEach((header, values) -> headers.put(header.toLowerCase(Locale.ROOT), values.get(0)));
            Incoming incoming = BENCH.webhooks().read(connection, new HttpRequestParts(exchange.getRequestMethod(), path.length > 3 ? path[3] : "", Map.of(), headers,
                    exchange.getRequestBody().readAllBytes(), headers.get("content-type"), exchange.getRequestURI().getRawPath()));
            ObjectNode told = incoming.events().isEmpty() ? Json.MAPPER.createObjectNode() : incoming.events().get(0).payload();
            HEARD.put(connection.connector(), incoming.verdict() + "/" + told.path("record").asText("") + told.path("id").asText(""));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    /** The practice world's clock can be put ahead: an export of Zendesk's leaves the last minute out. */
    private static final class Ahead extends Clock {

        private volatile Duration by = Duration.ZERO;

        @Override
        public Instant instant() {
            return Instant.now().plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static final class ThisHub implements Hub {

        @Override
        public Optional<String> callbackUrl(String connector) {
            return Optional.ofNullable(MADE.get(connector)).map(made -> "http://127.0.0.1:" + hub.getAddress().getPort() + BENCH.connections().callbackPath(made.id()));
        }

        @Override
        public Optional<String> sign(String address, HttpRequestParts request) {
            String connection = address.split("/")[4];
            return BENCH.connections().byName(connection).flatMap(found -> BENCH.webhooks().sign(found, request));
        }
    }
}
