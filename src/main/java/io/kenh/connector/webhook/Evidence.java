package io.kenh.connector.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.kenh.connector.Connection;
import io.kenh.connector.HttpRequestParts;
import io.kenh.connector.mapping.Pick;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Everything a proof may look at.
 *
 * @param publicUrl the hub's address as providers know it, without a trailing slash
 * @param now       when the request came
 */
record Evidence(Connection connection, Map<String, String> secrets, HttpRequestParts request, String publicUrl,
        Instant now) {

    /**
     * What a name stands for: {@code method}, {@code target} (path and query as asked for), {@code url} (with our
     * public address in front), {@code address} (the connection's own address, without its secret), {@code form} (every field and value of a form, sorted and run together),
     * {@code header.X}, {@code query.X}, {@code body.path}, or a parameter of the connection. Null for nothing.
     */
    String value(String name) {
        String rest = name.substring(name.indexOf('.') + 1);
        if (name.startsWith("header.")) {
            return request.headers().get(rest.toLowerCase(Locale.ROOT));
        } else if (name.startsWith("query.")) {
            return request.first(rest);
        } else if (name.startsWith("body.")) {
            return field(rest);
        }
        return switch (name) {
            case "method" -> request.method();
            case "target" -> request.target();
            case "url" -> publicUrl + request.target();
            case "address" -> publicUrl + "/in/" + connection.name();
            case "form" -> form();
            default -> secrets.containsKey(name) ? secrets.get(name) : connection.setting(name, null);
        };
    }

    private String field(String path) {
        try {
            return Pick.of(TextNode.valueOf(path)).from(Body.of(request));
        } catch (Unreadable e) {
            return null;
        }
    }

    private String form() {
        Map<String, String> sorted = new TreeMap<>();
        ObjectNode fields;
        try {
            fields = Body.of(request);
        } catch (Unreadable e) {
            return "";
        }
        fields.properties().forEach(e -> sorted.put(e.getKey(), e.getValue().asText()));
        return sorted.entrySet().stream().map(e -> e.getKey() + e.getValue()).collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return "Evidence[" + connection.name() + "]";
    }
}
