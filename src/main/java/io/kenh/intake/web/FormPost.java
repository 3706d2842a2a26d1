package io.kenh.intake.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kenh.connector.Connection;
import io.kenh.connector.HttpRequestParts;
import io.kenh.connector.Incoming;
import io.kenh.event.InboundEvent.Kind;
import io.kenh.intake.Raw;
import io.kenh.intake.channel.FormChannel;
import io.kenh.platform.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One filled-in form, as HTML form or JSON object, brought to its canonical record. A form has no id
 * of its own, so the same content on the same day is the same form.
 */
final class FormPost {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_VALUE = 20_000;
    private static final int MOST_VALUES = 1_000;
    private static final int MOST_LEVELS = 10;
    private static final ObjectReader JSON = Json.MAPPER.readerFor(JsonNode.class)
            .with(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private FormPost() {
    }

    static Raw read(Connection connection, HttpRequestParts request, Incoming incoming, int maxFields, LocalDate today) {
        ObjectNode form = isMultipart(request) && incoming.isGenuine() ? incoming.events().get(0).payload() : fields(request);
        check(form, maxFields);
        String payload = Json.write(form);
        String id = "form:" + today + ":" + sha256(payload);
        return new Raw(connection.id(), id, Kind.FORM, FormChannel.lane(form, id), payload, null);
    }

    private static boolean isMultipart(HttpRequestParts request) {
        return request.contentType() != null && request.contentType().toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    private static ObjectNode fields(HttpRequestParts request) {
        String type = request.contentType() == null ? "" : request.contentType().toLowerCase(Locale.ROOT);
        if (type.startsWith("application/json")) {
            return json(request.body());
        }
        if (type.startsWith("application/x-www-form-urlencoded")) {
            return html(Requests.form(new String(request.body(), StandardCharsets.UTF_8)));
        }
        throw new Refused(415, "Unknown content type", "found '%s'; wanted application/json, application/x-www-form-urlencoded or multipart/form-data"
                .formatted(type.isEmpty() ? "none" : type));
    }

    private static ObjectNode json(byte[] body) {
        try {
            JsonNode node = JSON.readTree(body);
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw new Refused(400, "Not a form", "found JSON of kind %s; wanted an object such as {\"name\": …, \"phone\": …}"
                    .formatted(node == null ? "nothing" : node.getNodeType()));
        } catch (JsonProcessingException e) {
            throw new Refused(400, "Not readable", "the body is not JSON: line %d, column %d".formatted(
                    e.getLocation() == null ? 1 : e.getLocation().getLineNr(), e.getLocation() == null ? 1 : e.getLocation().getColumnNr()));
        } catch (IOException e) {
            throw new Refused(400, "Not readable", "the body is not JSON in UTF-8");
        }
    }

    private static ObjectNode html(Map<String, List<String>> fields) {
        ObjectNode form = Json.MAPPER.createObjectNode();
        fields.forEach((name, values) -> {
            if (values.size() == 1) {
                form.put(name, values.get(0));
            } else {
                values.forEach(form.withArray(name)::add);
            }
        });
        return form;
    }

    private static void check(ObjectNode form, int maxFields) {
        if (form.isEmpty()) {
            throw new Refused(422, "Empty form", "the form has no field; name, phone, email and note are the usual ones");
        }
        if (form.size() > maxFields) {
            throw new Refused(422, "Too many fields", "found %d fields; at most %d are taken".formatted(form.size(), maxFields));
        }
        int values = 0;
        for (Map.Entry<String, JsonNode> field : form.properties()) {
            if (field.getKey().length() > LONGEST_NAME) {
                throw new Refused(422, "Field name too long", "a field name has %d characters; at most %d are taken"
                        .formatted(field.getKey().length(), LONGEST_NAME));
            }
            values += values(field.getKey(), field.getValue(), 1);
        }
        if (values > MOST_VALUES) {
            throw new Refused(422, "Too many values", "found %d values; at most %d are taken".formatted(values, MOST_VALUES));
        }
    }

    /** Counts what is inside a value, itself included. */
    private static int values(String field, JsonNode value, int level) {
        if (level > MOST_LEVELS) {
            throw new Refused(422, "Nested too deep", "'%s' has more than %d levels".formatted(field, MOST_LEVELS));
        }
        if (value.isTextual() && value.textValue().length() > LONGEST_VALUE) {
            throw new Refused(422, "Field too long", "'%s' has %d characters; at most %d are taken"
                    .formatted(field, value.textValue().length(), LONGEST_VALUE));
        }
        int count = 1;
        for (JsonNode inner : value) {
            count += values(field, inner, level + 1);
        }
        return count;
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
