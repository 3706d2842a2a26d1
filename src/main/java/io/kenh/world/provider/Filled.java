package io.kenh.world.provider;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.kenh.connector.Fixture;
import io.kenh.connector.Placeholders;
import io.kenh.world.http.Reply;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jsoup.nodes.Entities;

/** Fixtures with their placeholders filled, each value escaped for the place it stands in. */
final class Filled {

    private Filled() {
    }

    static Reply reply(Fixture.Response response, UnaryOperator<String> values) {
        Map<String, String> headers = values(response.headers(), values);
        return new Reply(response.status(), headers, body(response.body(), headers, values));
    }

    /** Values of query parameters or headers; line breaks, which would start another header, become spaces. */
    static Map<String, String> values(Map<String, String> templates, UnaryOperator<String> values) {
        Map<String, String> filled = new LinkedHashMap<>();
        templates.forEach((name, template) ->
                filled.put(name, Placeholders.fill(template, values).replaceAll("[\\r\\n]", " ")));
        return filled;
    }

    static String body(String template, Map<String, String> headers, UnaryOperator<String> values) {
        String type = headers.getOrDefault("Content-Type", "");
        if (type.contains("json")) {
            return Placeholders.fill(template, name -> json(values.apply(name)));
        }
        return Placeholders.fill(template, type.contains("xml") ? name -> xml(values.apply(name)) : values);
    }

    private static String json(String value) {
        return value == null ? null : new String(JsonStringEncoder.getInstance().quoteAsString(value));
    }

    private static String xml(String value) {
        return value == null ? null : Entities.escape(value);
    }
}
