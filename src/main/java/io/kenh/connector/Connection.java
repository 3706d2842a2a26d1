package io.kenh.connector;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    private static final Pattern SERVER = Pattern.compile("(?i)(https?)://([\\w.-]+|\\[[0-9a-f:.]+])(?::(\\d{1,5}))?(?=[/?#]|$)");

    public Connection {
        settings = Map.copyOf(settings);
    }

    /** The value of a setting, or {@code otherwise} where it has none. */
    public String setting(String parameter, String otherwise) {
        return settings.getOrDefault(parameter, otherwise);
    }

    /** Whether an administrator has entered this address's server as one of the settings: such a one may be in the company's network. */
    public boolean hasServer(URI address) {
        return settings.values().stream().map(Connection::server).anyMatch(server -> server != null && server.equals(server(String.valueOf(address))));
    }

    /** Scheme, host and port; null for anything but an address on the web. Placeholders may stand in its path. */
    private static String server(String text) {
        Matcher address = SERVER.matcher(text);
        if (!address.lookingAt()) {
            return null;
        }
        String scheme = address.group(1).toLowerCase(Locale.ROOT);
        String port = address.group(3) != null ? address.group(3) : scheme.equals("https") ? "443" : "80";
        return scheme + "://" + address.group(2).toLowerCase(Locale.ROOT) + ":" + port;
    }
}
