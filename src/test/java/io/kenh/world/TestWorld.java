package io.kenh.world;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.connector.Connector;
import io.kenh.connector.Connectors;
import io.kenh.connector.Fault;
import io.kenh.connector.Simulation;
import io.kenh.platform.Json;
import io.kenh.world.provider.Hub;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/** A practice world on free ports whose only provider is {@code sms}, from {@code src/test/resources/world/sms}. */
public final class TestWorld implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    static {
        // without Spring Boot everything is logged, every byte of a mail among it
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.INFO);
    }

    private final World world;

    public TestWorld(Clock clock) {
        this(clock, new OneConnector(sms()));
    }

    /** With other providers than {@code sms}. */
    public TestWorld(Clock clock, Connectors connectors) {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        beans.registerSingleton("connectors", connectors);
        world = new World(new WorldSettings(true, 0, 0, 0, 0, 0), beans.getBeanProvider(Connectors.class),
                beans.getBeanProvider(Hub.class), clock);
        world.start();
    }

    public TestWorld() {
        this(Clock.systemUTC());
    }

    public World world() {
        return world;
    }

    /** Sends one SMS; an answer that never comes is status 0 after half a second. */
    public Got send(String to, String key, String callback) {
        String body = Json.write(Map.of("To", to, "Text", "Chào \"Lan\"", "Ref", key, "Callback", callback));
        try {
            return call("POST", "/sms/send", body);
        } catch (IllegalStateException e) {
            return new Got(0, "", "");
        }
    }

    public Got call(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + world.simulatorPort() + path))
                .timeout(Duration.ofMillis(700)).header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)).build();
        try {
            HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            return new Got(answer.statusCode(), answer.headers().firstValue("Content-Type").orElse(""), answer.body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public JsonNode json(String path) {
        return Json.tree(call("GET", path, "").body());
    }

    public void dial(String dials) {
        Got answer = call("PUT", "/world/dials", dials);
        if (answer.status() != 200) {
            throw new AssertionError(answer.body());
        }
    }

    @Override
    public void close() {
        world.destroy();
    }

    /** An answer. */
    public record Got(int status, String type, String body) {
    }

    private static Connector sms() {
        Simulation send = new Simulation("POST", "/send", "send-ok", "{{request.body.Ref}}", "send-duplicate",
                Map.of("rate", "send-busy", "auth", "send-wrong-key", "error", "send-invalid"),
                new Simulation.Callback("receipt-delivered", "{{request.body.Callback}}", 20));
        Simulation careless = new Simulation("POST", "/v1/{account}/send/", "send-ok", "{{request.body.Ref}}", null,
                Map.of(), null);
        return new Connector("sms", null, "sms", List.of(), Map.of(), List.of(), true, List.of(send, careless),
                Path.of("src/test/resources/world/sms"), "1", null);
    }

    private record OneConnector(Connector connector) implements Connectors {

        @Override
        public List<Connector> all() {
            return List.of(connector);
        }

        @Override
        public Optional<Connector> byName(String name) {
            return all().stream().filter(c -> c.name().equals(name)).findFirst();
        }

        @Override
        public List<Fault> faults() {
            return List.of();
        }

        @Override
        public void onChange(Listener listener) {
        }
    }
}
