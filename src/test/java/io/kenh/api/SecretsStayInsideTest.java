package io.kenh.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.kenh.connector.Caller;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Connector;
import io.kenh.connector.Connectors;
import io.kenh.connector.Outgoing;
import io.kenh.connector.Parameter;
import io.kenh.platform.Json;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A secret is planted in a connection of every connector, used, and looked for everywhere but on the wire. */
@ApiTest
class SecretsStayInsideTest {

    private static final String PLANTED = "planted-7f3e";

    @Autowired
    private Client client;
    @Autowired
    private Connections connections;
    @Autowired
    private Connectors connectors;
    @Autowired
    private Caller caller;
    @Autowired
    private CamelContext camel;
    @Autowired
    private JdbcClient db;

    @AfterEach
    void nobodyElseCallsThem() {
        connections.all().stream().filter(connection -> connection.name().startsWith("planted-")).forEach(connection -> connections.pause(connection.id()));
    }

    @Test
    void noSecretIsShownAnywhere() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        log.start();
        root.addAppender(log);
        try {
            String answers = connectors.all().stream().map(this::used).collect(Collectors.joining());
            assertThat(answers).isNotBlank().doesNotContain(PLANTED);
            assertThat(log.list.stream().map(SecretsStayInsideTest::line).collect(Collectors.joining("\n"))).doesNotContain(PLANTED);
        } finally {
            root.detachAppender(log);
        }
        assertThat(routes()).doesNotContain(PLANTED);
        assertThat(beans()).doesNotContain(PLANTED);
        assertThat(rows()).doesNotContain(PLANTED);
        pages().forEach(path -> assertThat(client.get(path).http().body()).as(path).doesNotContain(PLANTED));
    }

    /** A call that fails: nobody listens there. */
    private String used(Connector connector) {
        Map<String, String> values = new HashMap<>();
        for (Parameter parameter : connector.parameters()) {
            String usual = parameter.example() != null ? parameter.example() : parameter.defaultValue();
            // what generates itself is part of a path that administrators give to the provider
            boolean kept = parameter.secret() && !parameter.generated();
            values.put(parameter.name(), kept ? PLANTED + "-" + parameter.name() : usual);
        }
        values.computeIfPresent("baseUrl", (name, value) -> "http://127.0.0.1:1");
        values.computeIfPresent("port", (name, value) -> "1");
        Connection connection = connections.create("planted-" + connector.name(), "Planted", connector.name(), values);
        String channel = connector.can("mail.send") ? "mail" : "sms";
        var answer = caller.call(connection, new Outgoing(1, "k", channel, "lan@kenh.example", null, "s", "thu", null, null, null));
        connections.report(connection.id(), answer.code() + ": " + answer.text());
        return connection + " " + answer + "\n";
    }

    private List<String> pages() {
        List<String> paths = StreamSupport.stream(Json.tree(client.get("/api/openapi.json").http().body()).path("paths").properties().spliterator(), false)
                .filter(path -> path.getValue().has("get") && !path.getKey().contains("{")).map(path -> prefixed(path.getKey()))
                .collect(Collectors.toList());
        assertThat(paths).hasSizeGreaterThan(5);
        paths.addAll(List.of("/actuator/prometheus", "/actuator/health", "/api/openapi.json"));
        connections.all().forEach(connection -> paths.add("/api/v1/connections/" + connection.id()));
        return paths;
    }

    private static String prefixed(String path) {
        return path.startsWith("/api") ? path : "/api/v1" + path;
    }

    private String routes() {
        return camel.getEndpoints() + " " + camel.getRoutes().stream().map(route -> route + " " + route.getProperties()
                + " " + route.getEndpoint()).collect(Collectors.joining());
    }

    private String rows() {
        return db.sql("""
                select string_agg(c::text, ' ') || coalesce((select string_agg(m::text, ' ') from message m), '')
                from (select name, title, settings, state_text, encode(secrets, 'escape') from connection) c""").query(String.class).single();
    }

    private static String beans() {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        return server.queryNames(null, null).stream().map(name -> name + " " + attributes(server, name)).collect(Collectors.joining("\n"));
    }

    private static String attributes(MBeanServer server, ObjectName name) {
        StringBuilder found = new StringBuilder();
        try {
            for (var attribute : server.getMBeanInfo(name).getAttributes()) {
                if (attribute.isReadable() && attribute.getType().equals("java.lang.String")) {
                    found.append(server.getAttribute(name, attribute.getName())).append(' ');
                }
            }
        } catch (JMException | RuntimeException e) {
            found.append(e);
        }
        return found.toString();
    }

    private static String line(ILoggingEvent event) {
        return event.getFormattedMessage() + (event.getThrowableProxy() == null ? "" : event.getThrowableProxy().getMessage());
    }
}
