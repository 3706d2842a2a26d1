package io.kenh.api.table;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.platform.Json;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The types of field: how each is read from a row, a body and a query parameter, and what OpenAPI calls it. */
public enum FieldType {

    TEXT("a text", Map.of("type", "string")) {
        @Override
        Object ofText(String text) {
            return text;
        }

        @Override
        Object ofRow(ResultSet row, String column) throws SQLException {
            return row.getString(column);
        }
    },

    /** A row's id, as number. */
    ID("an id, a whole number above 0", Map.of("type", "integer", "format", "int64", "minimum", 1)) {
        @Override
        Object ofText(String text) {
            long id = Long.parseLong(text);
            if (id < 1) {
                throw new IllegalArgumentException();
            }
            return id;
        }

        @Override
        Object ofRow(ResultSet row, String column) throws SQLException {
            return row.getObject(column, Long.class);
        }
    },

    INTEGER("a whole number from -2147483648 to 2147483647", Map.of("type", "integer", "format", "int32")) {
        @Override
        Object ofText(String text) {
            return Integer.parseInt(text);
        }

        @Override
        Object ofRow(ResultSet row, String column) throws SQLException {
            long number = row.getLong(column);
            return row.wasNull() ? null : number;
        }
    },

    /** Money: 16 digits before the point and 2 after it. */
    AMOUNT("a number with at most 16 digits before and 2 after the point", Map.of("type", "number")) {
        @Override
        Object ofText(String text) {
            if (text.length() > LONGEST_NUMBER) {
                throw new IllegalArgumentException();
            }
            BigDecimal amount = new BigDecimal(text);
            if (amount.scale() > 2 || amount.precision() - amount.scale() > 16) {
                throw new IllegalArgumentException();
            }
            return amount;
        }

        @Override
        Object ofRow(ResultSet row, String column) throws SQLException {
            return row.getBigDecimal(column);
        }
    },

    BOOLEAN("true or false", Map.of("type", "boolean")) {
        @Override
        Object ofText(String text) {
            return switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException();
            };
        }

        @Override
        Object ofRow(ResultSet row, String column) throws SQLException {
            return row.getBoolean(column);
        }
    },

    DATE("a date such as 2026-11-21", Map.of("type", "string", "format", "date")) {
        @Override
        Object ofText(String text) {
            return inRange(LocalDate.parse(text));
        }

        @Override
        Object ofRow(ResultSet row, String column) throws SQLException {
            return row.getObject(column, LocalDate.class);
        }
    },

    INSTANT("a time with zone such as 2026-11-21T08:30:00Z", Map.of("type", "string", "format", "date-time")) {
        @Override
        Object ofText(String text) {
            OffsetDateTime time = OffsetDateTime.parse(text);
            inRange(time.toLocalDate());
            return time.toInstant();
        }

        @Override
        Object ofRow(ResultSet row, String column) throws SQLException {
            OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
            return time == null ? null : time.toInstant();
        }
    },

    TEXTS("a list of texts", Map.of("type", "array", "items", Map.of("type", "string"))) {
        @Override
        public Object ofJson(JsonNode node) {
            List<String> texts = new ArrayList<>();
            if (!node.isArray()) {
                throw new IllegalArgumentException();
            }
            node.forEach(item -> texts.add((String) TEXT.ofJson(item)));
            return texts.stream().distinct().toList();
        }

        @Override
        Object ofRow(ResultSet row, String column) throws SQLException {
            Array array = row.getArray(column);
            return array == null ? null : List.of((String[]) array.getArray());
        }
    },

    IDS("a list of ids", Map.of("type", "array", "items", Map.of("type", "integer", "format", "int64", "minimum", 1))) {
        @Override
        public Object ofJson(JsonNode node) {
            if (!node.isArray()) {
                throw new IllegalArgumentException();
            }
            List<Object> ids = new ArrayList<>();
            node.forEach(item -> ids.add(ID.ofJson(item)));
            return ids.stream().distinct().toList();
        }
    },

    OBJECT("a JSON object", Map.of("type", "object", "additionalProperties", true)) {
        @Override
        public Object ofJson(JsonNode node) {
            if (!node.isObject()) {
                throw new IllegalArgumentException();
            }
            return Json.MAPPER.convertValue(node, Map.class);
        }
    },

    /** A word, or an object where there is more to say. */
    WORD_OR_OBJECT("a word or a JSON object", Map.of("oneOf", List.of(Map.of("type", "string"),
            Map.of("type", "object", "additionalProperties", true)))) {
        @Override
        public Object ofJson(JsonNode node) {
            if (!node.isTextual() && !node.isObject()) {
                throw new IllegalArgumentException();
            }
            return Json.MAPPER.convertValue(node, Object.class);
        }
    },

    ITEMS("a list of objects", Map.of("type", "array", "items", Map.of("type", "object"))) {
        @Override
        public Object ofJson(JsonNode node) {
            if (!node.isArray() || !StreamSupport.stream(node.spliterator(), false).allMatch(JsonNode::isObject)) {
                throw new IllegalArgumentException();
            }
            return Json.MAPPER.convertValue(node, List.class);
        }
    },

    /** A value of a type that depends on another field. */
    ANY("any value", Map.of()) {
        @Override
        public Object ofJson(JsonNode node) {
            return Json.MAPPER.convertValue(node, Object.class);
        }
    };

    private static final int LONGEST_NUMBER = 30;

    private final String wanted;
    private final Map<String, Object> schema;

    FieldType(String wanted, Map<String, Object> schema) {
        this.wanted = wanted;
        this.schema = schema;
    }

    /** What a person is told to send. */
    public String wanted() {
        return wanted;
    }

    /** Its JSON schema. */
    public Map<String, Object> schema() {
        return schema;
    }

    /**
     * The value of a query parameter.
     *
     * @throws RuntimeException when the text is no such value
     */
    Object ofText(String text) {
        throw new IllegalArgumentException();
    }

    /**
     * The value of a field in a body, which is not null.
     *
     * @throws RuntimeException when the node is no such value
     */
    Object ofJson(JsonNode node) {
        boolean fits = switch ((String) schema.get("type")) {
            case "string" -> node.isTextual();
            case "integer" -> node.isIntegralNumber();
            case "number" -> node.isNumber();
            default -> node.isBoolean();
        };
        if (!fits) {
            throw new IllegalArgumentException();
        }
        return ofText(node.asText());
    }

    /** The value of a column; null stays null. */
    Object ofRow(ResultSet row, String column) throws SQLException {
        String json = row.getString(column);
        return json == null ? null : Json.tree(json);
    }

    /** Years a person can mean; PostgreSQL ends earlier than Java. */
    private static LocalDate inRange(LocalDate date) {
        if (date.getYear() < 1 || date.getYear() > 9999) {
            throw new IllegalArgumentException();
        }
        return date;
    }
}
