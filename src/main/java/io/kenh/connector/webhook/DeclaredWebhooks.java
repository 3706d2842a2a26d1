package io.kenh.connector.webhook;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Connector;
import io.kenh.connector.Connectors;
import io.kenh.connector.HttpRequestParts;
import io.kenh.connector.Incoming;
import io.kenh.connector.Incoming.Verdict;
import io.kenh.connector.Webhooks;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Webhooks by the {@code webhook} sections, each compiled once. */
public final class DeclaredWebhooks implements Webhooks {

    private final Connectors connectors;
    private final Connections connections;
    private final Map<String, Rules> compiled = new ConcurrentHashMap<>();

    public DeclaredWebhooks(Connectors connectors, Connections connections) {
        this.connectors = connectors;
        this.connections = connections;
        connectors.onChange(compiled::remove);
    }

    @Override
    public Incoming read(Connection connection, HttpRequestParts request) {
        Connector connector = connectors.byName(connection.connector()).orElse(null);
        if (connector == null || !connector.definition().has("webhook")) {
            return Incoming.refused(Verdict.WRONG, "connector " + connection.connector() + " takes nothing in");
        }
        return compiled.computeIfAbsent(connector.name(), name -> new Rules(connector.definition().path("webhook")))
                .read(connection, connections.secrets(connection.id()), request);
    }
}
