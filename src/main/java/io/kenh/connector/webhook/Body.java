package io.kenh.connector.webhook;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
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

    private static final ObjectReader JSON = Json.MAPPER.readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Body() {
    }

    static ObjectNode of(HttpRequestParts request) {
        String type = request.contentType() == null ? "" : request.contentType().toLowerCase(Locale.ROOT);
        if (type.startsWith("application/x-www-form-urlencoded")) {
            return form(new String(request.body(), StandardCharsets.UTF_8));
        }
        return type.startsWith("multipart/form-data") ? Multipart.read(request) : json(request.body());
    }

    /** The content as one record: a list is none. */
    static ObjectNode ofForm(HttpRequestParts request) {
        ObjectNode body = of(request);
        if (body.size() == 1 && body.path(ITEMS).isArray() && isList(request.body())) {
            throw new Unreadable("found a JSON list; wanted one object such as {\"name\": …, \"phone\": …}");
        }
        return body;
    }

    private static boolean isList(byte[] body) {
        return new String(body, StandardCharsets.UTF_8).stripLeading().startsWith("[");
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
            JsonNode tree = JSON.readTree(body);
            if (tree instanceof ObjectNode object) {
                return object;
            }
            if (tree instanceof ArrayNode list) {
                return Json.MAPPER.createObjectNode().set(ITEMS, list);
            }
            throw new Unreadable("found JSON that is neither an object nor a list");
        } catch (JsonProcessingException e) {
            throw new Unreadable("the body is neither a form nor JSON" + place(e.getLocation()));
        } catch (IOException e) {
            throw new Unreadable("the body is neither a form nor JSON in UTF-8");
        }
    }

    private static String place(JsonLocation found) {
        return found == null ? "" : ": line %d, column %d".formatted(found.getLineNr(), found.getColumnNr());
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
