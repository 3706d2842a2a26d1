package io.kenh.connector.call;

import io.kenh.connector.Connection;
import io.kenh.connector.Outgoing;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The address of the page at which a provider asks a person. Holds settings, never a secret. */
public final class GrantPage {

    private static final Outgoing NO_MESSAGE = new Outgoing(0, "", "", "", null, null, "", null, null, "");
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private GrantPage() {
    }

    /**
     * @param page    template of the address
     * @param query   parameter to template; what fills to nothing is left out
     * @param present values for this time, such as {@code state}
     * @throws IllegalStateException when it is neither https nor on this machine
     */
    public static URI of(Connection connection, String page, Map<String, String> query, Map<String, String> present) {
        Call call = new Call(connection, Map.of(), NO_MESSAGE, present);
        String address = filled(page, call);
        String parameters = query.entrySet().stream().map(e -> Map.entry(e.getKey(), filled(e.getValue(), call)))
                .filter(e -> !e.getValue().isEmpty()).map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue())).collect(Collectors.joining("&"));
        return allowed(connection, address + (address.contains("?") ? "&" : "?") + parameters);
    }

    private static String filled(String template, Call call) {
        return new Template(template, name -> call.connection().settings().get(name), UnaryOperator.identity()).fill(call);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static URI allowed(Connection connection, String address) {
        try {
            URI page = URI.create(address);
            if (page.getHost() != null && page.getUserInfo() == null
                    && ("https".equals(page.getScheme()) || "http".equals(page.getScheme()) && THIS_MACHINE.contains(page.getHost()))) {
                return page;
            }
        } catch (IllegalArgumentException unreadable) {
            // told below, like any other address that nobody is sent to
        }
        throw new IllegalStateException("connection %s: found the address %s of the provider's page, wanted one that begins with https://"
                .formatted(connection.name(), address.replaceFirst("\\?.*", "")));
    }
}
