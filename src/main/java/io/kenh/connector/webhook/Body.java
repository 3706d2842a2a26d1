package io.kenh.connector.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kenh.connector.HttpRequestParts;
import io.kenh.platform.Json;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A request's content as one object, whatever its form: JSON, an HTML form, a query. */
final class Body {

    /** Where the items of a body that is a list stand. */
    private static final String ITEMS = "items";

    private Body() {
    }

    static ObjectNode of(HttpRequestParts request) {
        String type = request.contentType() == null ? "" : request.contentType().toLowerCase(Locale.ROOT);
        if (type.startsWith("application/x-www-form-urlencoded")) {
            return form(new String(request.body(), StandardCharsets.UTF_8));
        }
        return type.startsWith("multipart/form-data") ? Multipart.read(request) : json(request.body());
    }

    static ObjectNode ofQuery(Map<String, List<String>> query) {
        ObjectNode fields = Json.MAPPER.createObjectNode();
        query.forEach((name, values) -> values.forEach(value -> add(fields, name, value)));
        return fields;
    }

    /** Adds a field; a name that comes again makes a list. */
    static void add(ObjectNode fields, String name, String value) {
        String clean = value.replace("\0", "");
        JsonNode present = fields.get(name);
        if (present == null) {
            fields.put(name, clean);
        } else if (present.isArray()) {
            fields.withArray(name).add(clean);
        } else {
            fields.putArray(name).add(present).add(clean);
        }
    }

    private static ObjectNode json(byte[] body) {
        try {
            JsonNode tree = Json.MAPPER.readTree(body);
            if (tree instanceof ObjectNode object) {
                return object;
            }
            if (tree instanceof ArrayNode list) {
                return Json.MAPPER.createObjectNode().set(ITEMS, list);
            }
            throw new Unreadable("found JSON that is neither an object nor a list");
        } catch (IOException e) {
            throw new Unreadable("the body is neither JSON nor a form");
        }
    }

    private static ObjectNode form(String text) {
        ObjectNode fields = Json.MAPPER.createObjectNode();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                add(fields, decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Unreadable("the form holds a broken % sequence");
        }
    }
}
