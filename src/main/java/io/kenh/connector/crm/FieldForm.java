package io.kenh.connector.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kenh.connector.CrmField;
import io.kenh.connector.Text;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** One declared field: where it stands in a row, and how its values are written there. */
final class FieldForm {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final CrmField field;
    private final String own;
    private final String at;
    private final String write;
    private final String joined;
    private final JsonNode beside;
    private final List<String> keep;
    private final boolean number;
    private final List<JsonNode> empties;
    private final JsonNode empty;
    private final Times times;
    private final DateTimeFormatter day;

    /**
     * @param declared a type alone, or an object
     * @param values   path under which the fields of a row stand; empty for the row itself
     * @param section  the whole {@code crm} section
     */
    FieldForm(String name, JsonNode declared, String values, JsonNode section) {
        String type = declared.isTextual() ? declared.asText() : declared.path("type").asText("text");
        JsonNode title = declared.path("title");
        field = new CrmField(name, title.isMissingNode() ? null : new Text(title.path("vi").asText(), title.path("en").asText()), type,
                StreamSupport.stream(declared.path("choices").spliterator(), false).map(JsonNode::asText).toList(),
                declared.path("readOnly").asBoolean(), declared.path("to").asText(null));
        own = declared.path("at").asText(name);
        at = values.isEmpty() ? own : values + "." + own;
        write = declared.path("write").asText(own);
        joined = declared.path("joined").asText("");
        beside = declared.path("beside");
        number = declared.path("number").asBoolean();
        keep = StreamSupport.stream(declared.path("keep").spliterator(), false).map(JsonNode::asText).toList();
        JsonNode none = declared.has("empty") ? declared.path("empty") : section.path("empty");
        empties = StreamSupport.stream(none.path("read").spliterator(), false).toList();
        empty = none.has("write") ? none.path("write") : NullNode.getInstance();
        day = type.equals("date") && declared.has("times") ? DateTimeFormatter.ofPattern(declared.at("/times/form").asText()) : null;
        times = new Times(declared.has("times") ? declared.path("times") : section.path("times"));
    }

    CrmField field() {
        return field;
    }

    /** The field's own name at the CRM, under the path of the fields. */
    String own() {
        return own.split("\\.")[0];
    }

    /** Puts what a row holds under the field's name; nothing where the row does not tell. */
    void read(JsonNode row, Map<String, Object> into) {
        JsonNode found = Paths.get(row, at);
        if (!found.isMissingNode()) {
            into.put(field.name(), isEmpty(found) ? null : value(found));
        }
    }

    private boolean isEmpty(JsonNode found) {
        return found.isNull() || found.isTextual() && found.asText().isBlank() || found.isArray() && found.isEmpty()
                || !(field.type().equals("boolean") && found.isBoolean()) && empties.contains(found);
    }

    private Object value(JsonNode found) {
        return switch (field.type()) {
            case "number" -> number(found);
            case "boolean" -> found.isBoolean() ? found.asBoolean() : List.of("1", "true", "Y", "yes").contains(found.asText());
            case "date" -> day != null ? day(found.asText()) : found.asText().matches("\\d{4}-\\d\\d-\\d\\d.*") ? found.asText().substring(0, 10) : instant(found, true);
            case "datetime" -> instant(found, false);
            case "list" -> list(found);
            // some CRMs show a reference with the other row's name: [7, "An Phát"]
            case "reference" -> found.isArray() ? found.get(0).asText() : found.asText().strip();
            default -> found.isContainerNode() ? found.toString() : found.asText().strip();
        };
    }

    private String day(String text) {
        try {
            return LocalDate.parse(text.strip(), day).toString();
        } catch (DateTimeException noDay) {
            return null;
        }
    }

    private static Object number(JsonNode found) {
        try {
            return new BigDecimal(found.asText().strip()).stripTrailingZeros();
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }

    private Object instant(JsonNode found, boolean day) {
        Instant instant = times.read(found.asText());
        return instant == null ? null : day ? instant.toString().substring(0, 10) : instant.toString();
    }

    private List<String> list(JsonNode found) {
        if (found.isArray()) {
            return StreamSupport.stream(found.spliterator(), false).map(JsonNode::asText).sorted().toList();
        }
        return Arrays.stream(found.asText().split(joined.isEmpty() ? "," : java.util.regex.Pattern.quote(joined))).map(String::strip).filter(s -> !s.isEmpty()).sorted().toList();
    }

    /** Puts a value where the CRM wants it written. */
    void write(Object value, ObjectNode into, JsonNode now) {
        Paths.put(into, write, value == null ? empty : node(value));
        beside.properties().forEach(e -> Paths.put(into, e.getKey(), e.getValue()));
        keep.forEach(path -> {
            JsonNode held = now == null ? NODES.missingNode() : Paths.get(now, path);
            if (!held.isMissingNode() && !held.isNull()) {
                Paths.put(into, path, held);
            }
        });
    }

    private JsonNode node(Object value) {
        return switch (field.type()) {
            case "number" -> NODES.numberNode(new BigDecimal(value.toString()));
            case "boolean" -> NODES.booleanNode(Boolean.parseBoolean(value.toString()));
            case "date" -> NODES.textNode(day == null ? value.toString() : LocalDate.parse(value.toString()).format(day));
            case "datetime" -> times.read(value.toString()) == null ? NODES.textNode(value.toString()) : times.value(Instant.parse(value.toString()));
            case "list" -> several(value);
            case "reference" -> number && value.toString().matches("-?\\d{1,18}") ? NODES.numberNode(Long.parseLong(value.toString())) : NODES.textNode(value.toString());
            default -> NODES.textNode(value.toString());
        };
    }

    private JsonNode several(Object value) {
        List<String> texts = new ArrayList<>();
        if (value instanceof Iterable<?> items) {
            items.forEach(item -> texts.add(String.valueOf(item)));
        } else {
            texts.add(value.toString());
        }
        if (!joined.isEmpty()) {
            return NODES.textNode(String.join(joined, texts));
        }
        ArrayNode list = NODES.arrayNode();
        texts.forEach(list::add);
        return list;
    }
}
