package io.kenh.connector;

import java.util.Map;

/**
 * A connector with settings and a name; there may be several of one connector.
 *
 * @param id        row id
 * @param name      stands in {@code /in/{name}}; lower case, digits, dashes
 * @param title     what people see
 * @param connector name of the connector's folder
 * @param settings  parameter name to value, defaults filled in; never a secret
 * @param active    false while a person has paused it
 * @param state     {@code ok}, {@code paused} or {@code failing}
 * @param stateText why it fails, or null
 */
public record Connection(long id, String name, String title, String connector, Map<String, String> settings,
        boolean active, String state, String stateText) {

    public Connection {
        settings = Map.copyOf(settings);
    }

    /** The value of a setting, or {@code otherwise} where it has none. */
    public String setting(String parameter, String otherwise) {
        return settings.getOrDefault(parameter, otherwise);
    }
}
