package io.kenh.api.table;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.platform.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The types of field: how each is read from a body and a query parameter, and what OpenAPI calls it. */
public enum FieldType {

    TEXT("a text", Map.of("type", "string")) {
        @Override
        Object ofText(String text) {
            return text;
        }
    },

    /** A row's id, as number. */
    ID("an id, a whole number above 0", Map.of("type", "integer", "format", "int64", "minimum", 1)) {
        @Override
        Object ofText(String text) {
            long id = Long.parseLong(text);
            require(id > 0);
            return id;
        }
    },

    INTEGER("a whole number from -2147483648 to 2147483647", Map.of("type", "integer", "format", "int32")) {
        @Override
        Object ofText(String text) {
            return Integer.parseInt(text);
        }
    },

    /** Money: 16 digits before the point and 2 after it. */
    AMOUNT("a number with at most 16 digits before and 2 after the point", Map.of("type", "number")) {
        @Override
        Object ofText(String text) {
            require(text.length() <= LONGEST_NUMBER);
            BigDecimal amount = new BigDecimal(text);
            require(amount.scale() <= 2 && amount.precision() - amount.scale() <= 16);
            return amount;
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
    },

    DATE("a date such as 2026-11-21", Map.of("type", "string", "format", "date")) {
        @Override
        Object ofText(String text) {
            return inRange(LocalDate.parse(text));
        }
    },

    INSTANT("a time with zone such as 2026-11-21T08:30:00Z", Map.of("type", "string", "format", "date-time")) {
        @Override
        Object ofText(String text) {
            OffsetDateTime time = OffsetDateTime.parse(text);
            inRange(time.toLocalDate());
            return time.toInstant();
        }
    },

    TEXTS("a list of texts", Map.of("type", "array", "items", Map.of("type", "string"))) {
        @Override
        public Object ofJson(JsonNode node) {
            return each(node, TEXT);
        }
    },

    IDS("a list of ids", Map.of("type", "array", "items", Map.of("type", "integer", "format", "int64", "minimum", 1))) {
        @Override
        public Object ofJson(JsonNode node) {
            return each(node, ID);
        }
    },

    OBJECT("a JSON object", Map.of("type", "object", "additionalProperties", true)) {
        @Override
        public Object ofJson(JsonNode node) {
            return plain(node, node.isObject());
        }
    },

    /** A word, or an object where there is more to say. */
    WORD_OR_OBJECT("a word or a JSON object", Map.of("oneOf", List.of(Map.of("type", "string"),
            Map.of("type", "object", "additionalProperties", true)))) {
        @Override
        public Object ofJson(JsonNode node) {
            return plain(node, node.isTextual() || node.isObject());
        }
    },

    ITEMS("a list of objects", Map.of("type", "array", "items", Map.of("type", "object"))) {
        @Override
        public Object ofJson(JsonNode node) {
            return plain(node, node.isArray() && items(node).allMatch(JsonNode::isObject));
        }
    },

    /** A value of a type that depends on another field. */
    ANY("any value", Map.of()) {
        @Override
        public Object ofJson(JsonNode node) {
            return plain(node, true);
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
        require(fits);
        return ofText(node.asText());
    }

    private static List<Object> each(JsonNode node, FieldType type) {
        require(node.isArray());
        return items(node).map(type::ofJson).distinct().toList();
    }

    private static Stream<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static Object plain(JsonNode node, boolean fits) {
        require(fits);
        return Json.MAPPER.convertValue(node, Object.class);
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException();
        }
    }

    /** Years a person can mean; PostgreSQL ends earlier than Java. */
    private static LocalDate inRange(LocalDate date) {
        require(date.getYear() >= 1 && date.getYear() <= 9999);
        return date;
    }
}
