package io.kenh.intake.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kenh.connector.Connection;
import io.kenh.event.InboundEvent.Kind;
import io.kenh.intake.Raw;
import io.kenh.intake.channel.FormChannel;
import io.kenh.platform.Digests;
import io.kenh.platform.Json;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One filled-in form: its limits and its id. A form has no id of its own, so the same content on the same day is the same
 * form, unless its sender gave it a key.
 */
final class FormPost {

    private static final List<String> TYPES = List.of("application/json", "application/x-www-form-urlencoded", SentFiles.MULTIPART);
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_VALUE = 20_000;
    private static final int MOST_VALUES = 1_000;
    private static final int MOST_LEVELS = 10;

    private FormPost() {
    }

    /** @throws Refused for a content type that no form has */
    static void checkType(String contentType) {
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        if (TYPES.stream().noneMatch(type::startsWith)) {
            throw new Refused(415, "Unknown content type", "found '%s'; wanted %s".formatted(type.isEmpty() ? "none" : type, String.join(", ", TYPES)));
        }
    }

    /**
     * @param files what tells its files from others; empty for none
     * @param key   the sender's own key of this form, or null
     * @throws Refused for a form without fields, and for one with too many or too long ones
     */
    static Raw read(Connection connection, ObjectNode form, String files, String key, int maxFields, LocalDate today) {
        check(form, maxFields);
        String payload = Json.write(form);
        String id = key == null || key.isBlank() ? "form:" + today + ":" + sha256(payload + files) : "form:key:" + sha256(key);
        return new Raw(connection.id(), id, Kind.FORM, FormChannel.lane(form, id), payload, null);
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
        return HexFormat.of().formatHex(Digests.sha256(text), 0, 16);
    }
}
