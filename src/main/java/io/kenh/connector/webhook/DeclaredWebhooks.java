package io.kenh.connector.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Connector;
import io.kenh.connector.Connectors;
import io.kenh.connector.HttpRequestParts;
import io.kenh.connector.Incoming;
import io.kenh.connector.Incoming.Verdict;
import io.kenh.connector.Webhooks;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Webhooks by the {@code webhook} sections, each compiled once. */
public final class DeclaredWebhooks implements Webhooks {

    private final Connectors connectors;
    private final Connections connections;
    private final String publicUrl;
    private final Clock clock;
    private final Map<String, Rules> compiled = new ConcurrentHashMap<>();

    /** @param publicUrl the hub's address as providers see it, without a trailing slash */
    public DeclaredWebhooks(Connectors connectors, Connections connections, String publicUrl, Clock clock) {
        this.connectors = connectors;
        this.connections = connections;
        this.publicUrl = publicUrl;
        this.clock = clock;
        connectors.onChange(compiled::remove);
    }

    @Override
    public Incoming read(Connection connection, HttpRequestParts request) {
        Connector connector = connectors.byName(connection.connector()).orElse(null);
        if (connector == null || !connector.definition().has("webhook")) {
            return Incoming.refused(Verdict.WRONG, "connector " + connection.connector() + " takes nothing in");
        }
        return rules(connector).read(evidence(connection, request));
    }

    @Override
    public Optional<String> sign(Connection connection, HttpRequestParts request) {
        return connectors.byName(connection.connector()).filter(connector -> connector.definition().has("webhook"))
                .map(connector -> rules(connector).sign(evidence(connection, request)));
    }

    private Rules rules(Connector connector) {
        return compiled.computeIfAbsent(connector.name(), name -> new Rules(connector.definition().path("webhook")));
    }

    private Evidence evidence(Connection connection, HttpRequestParts request) {
        return new Evidence(connection, connections.secrets(connection.id()), request, publicUrl, clock.instant());
    }

    @Override
    public Connection owner(Connection connection, Incoming.Event event) {
        JsonNode account = connectors.byName(connection.connector()).map(c -> c.definition().at("/webhook/account")).orElse(MissingNode.getInstance());
        String named = account.isMissingNode() ? "" : event.payload().path(account.path("field").asText()).asText("");
        String parameter = account.path("parameter").asText();
        if (named.isEmpty() || named.equals(connection.setting(parameter, ""))) {
            return connection;
        }
        return connections.all().stream().filter(other -> other.connector().equals(connection.connector()) && other.active()
                && named.equals(other.setting(parameter, ""))).findFirst().orElse(connection);
    }
}
