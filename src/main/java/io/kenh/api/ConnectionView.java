package io.kenh.api;

import io.kenh.api.operation.Caller;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Connectors;
import io.kenh.connector.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A connection as the API shows it: of a secret only whether there is one. */
@Component
class ConnectionView {

    static final Map<String, Boolean> SET = Map.of("set", true);
    static final Map<String, Boolean> NOT_SET = Map.of("set", false);

    private final Connections connections;
    private final Connectors connectors;

    ConnectionView(Connections connections, Connectors connectors) {
        this.connections = connections;
        this.connectors = connectors;
    }

    /** The callback path may hold an unguessable part, so it is for administrators. */
    Map<String, Object> of(Connection connection, Caller caller) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", connection.id());
        shown.put("name", connection.name());
        shown.put("title", connection.title());
        shown.put("connector", connection.connector());
        shown.put("active", connection.active());
        shown.put("state", connection.state());
        shown.put("stateText", connection.stateText());
        shown.put("callbackPath", caller.admin() ? connections.callbackPath(connection.id()) : null);
        shown.put("settings", settings(connection));
        return shown;
    }

    private Map<String, Object> settings(Connection connection) {
        Map<String, Object> settings = new LinkedHashMap<>(connection.settings());
        Set<String> secrets = connections.secrets(connection.id()).keySet();
        List<Parameter> parameters = connectors.byName(connection.connector()).map(c -> c.parameters()).orElse(List.of());
        parameters.stream().filter(Parameter::secret)
                .forEach(p -> settings.put(p.name(), secrets.contains(p.name()) ? SET : NOT_SET));
        return settings;
    }
}
