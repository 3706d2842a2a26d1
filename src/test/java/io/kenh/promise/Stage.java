package io.kenh.promise;

import static org.awaitility.Awaitility.await;

import io.kenh.TestPorts;
import io.kenh.connector.catalogue.Folders;
import io.kenh.platform.Json;
import io.kenh.platform.postgres.EmbeddedPostgres;
import io.kenh.world.TestWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Hubs, a database, a broker and the practice world, each in a process that can be killed by itself; the world never is. */
final class Stage implements AutoCloseable {

    private static final Path FOLDER = Path.of("target/soak").toAbsolutePath();
    private static final String TOKEN = "token-for-the-stage";

    private final TestWorld world = new TestWorld(Clock.systemDefaultZone(), new Folders(Path.of("connectors")));
    private final List<Integer> ports = new ArrayList<>();
    private final List<OtherHub> hubs = new ArrayList<>();
    private final String brokerUrl = "tcp://127.0.0.1:" + TestPorts.free();
    private final String database = "soak_" + System.currentTimeMillis();
    private EmbeddedPostgres postgres;
    private Process broker;
    final JdbcClient db;
    final Hub hub;
    final Witness witness;

    Stage(int nodes) throws IOException {
        Files.createDirectories(FOLDER);
        postgres = EmbeddedPostgres.start(FOLDER);
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(postgres.url(database));
        source.setUser(postgres.user());
        source.setPassword(postgres.password());
        db = JdbcClient.create(source);
        broker = LoneBroker.start(brokerUrl, FOLDER.resolve("broker.log"));
        addHub();
        hub = new Hub(url(0), worldUrl(), db);
        setUp();
        for (int i = 1; i < nodes; i++) {
            addHub();
        }
        witness = new Witness(worldUrl());
    }

    private void addHub() {
        int node = ports.size();
        ports.add(TestPorts.free());
        hubs.add(startHub(node));
        ready(node);
    }

    int nodes() {
        return ports.size();
    }

    String url(int node) {
        return "http://127.0.0.1:" + ports.get(node);
    }

    private String worldUrl() {
        return "http://127.0.0.1:" + world.world().simulatorPort();
    }

    private OtherHub startHub(int node) {
        return OtherHub.start(Duration.ZERO, FOLDER.resolve("hub-" + node + ".log"), List.of("--server.port=" + ports.get(node),
                "--kenh.node=node-" + node, "--kenh.world.enabled=false", "--kenh.data=" + FOLDER, "--kenh.admin-token=" + TOKEN,
                "--kenh.public-url=" + url(0), "--kenh.retry.first=300ms", "--kenh.retry.longest=5s", "--kenh.retry.max-attempts=30",
                "--spring.datasource.url=" + postgres.url(database), "--spring.datasource.username=" + postgres.user(),
                "--spring.datasource.password=" + postgres.password(), "--spring.artemis.mode=native",
                "--spring.artemis.broker-url=" + brokerUrl, "--spring.main.banner-mode=off"));
    }

    private void ready(int node) {
        await().atMost(Hub.PATIENCE).ignoreExceptions().pollInterval(Duration.ofMillis(100)).until(() -> {
            if (!hubs.get(node).isAlive()) {
                throw new IllegalStateException("node " + node + " ended by itself, see " + FOLDER);
            }
            return new Hub(url(node), worldUrl(), db).get("/actuator/health/readiness").statusCode() == 200;
        });
    }

    private void setUp() {
        HttpResponse<String> made = hub.post("/api/v1/connections", Json.write(Map.of("name", "esms", "connector", "esms", "title", "eSMS", "settings",
                Map.of("baseUrl", worldUrl() + "/esms", "apiKey", "K-demo", "secretKey", "S-demo", "brandname", "KENHDEMO"))),
                "Content-Type", "application/json", "Authorization", "Bearer " + TOKEN);
        if (made.statusCode() != 201) {
            throw new IllegalStateException(made.body());
        }
        db.sql("insert into automation (name, state, definition, created, updated) values ('stage', 'active', ?::jsonb, now(), now())")
                .param(Json.write(Rules.definition("stage", "number {{custom.n}}"))).update();
        // a hub learns within a second what others have written
        await().atMost(Hub.PATIENCE).until(() -> hub.form(Map.of("phone", Hub.phone(), "tags", "stage", "n", 0)) == 202
                && hub.count("select count(*) from message") > 0);
    }

    void killHub(int node) {
        hubs.get(node).kill();
        hubs.set(node, startHub(node));
    }

    OtherHub process(int node) {
        return hubs.get(node);
    }

    void awaitHub(int node) {
        ready(node);
    }

    /** Kill -9 of the server with all its processes, and a start with recovery on the same port. */
    void killPostgres() {
        try {
            long pid = Long.parseLong(Files.readAllLines(FOLDER.resolve("postgres/cluster/postmaster.pid")).get(0).strip());
            ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
            List<ProcessHandle> all = new ArrayList<>(List.of(postmaster));
            postmaster.descendants().forEach(all::add);
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(process -> process.onExit().join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        postgres.close();
        postgres = EmbeddedPostgres.start(FOLDER);
    }

    void killBroker() {
        broker.destroyForcibly().onExit().join();
        try {
            broker = LoneBroker.start(brokerUrl, FOLDER.resolve("broker.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        witness.close();
        hubs.forEach(OtherHub::close);
        broker.destroyForcibly();
        world.close();
        postgres.close();
    }
}
