package io.kenh.connector.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kenh.connector.CrmField;
import io.kenh.connector.CrmRow;
import io.kenh.connector.mapping.Pick;
import io.kenh.connector.mapping.When;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads and writes the rows of one object. */
final class Rows {

    private final Map<String, FieldForm> fields = new LinkedHashMap<>();
    private final Pick id;
    private final Pick modified;
    private final Pick version;
    private final When deleted;
    private final boolean deletable;
    private final String marker;
    private final String markerAt;
    private final Times times;
    private final List<String> beside;

    Rows(JsonNode object, JsonNode section) {
        String values = object.path("values").asText("");
        object.path("fields").properties().forEach(e -> fields.put(e.getKey(), new FieldForm(e.getKey(), e.getValue(), values, section)));
        id = Pick.of(object.path("id"));
        modified = Pick.of(object.path("modified"));
        version = Pick.of(object.path("version"));
        deletable = object.path("deleted").isObject();
        deleted = new When(object.path("deleted"));
        marker = object.path("marker").asText("");
        markerAt = values.isEmpty() ? marker : values + "." + marker;
        times = new Times(section.path("times"));
        beside = !values.isEmpty() ? List.of() : Stream.of("id", "modified").map(object::path).filter(JsonNode::isTextual).map(JsonNode::asText).toList();
    }

    List<CrmField> fields() {
        return fields.values().stream().map(FieldForm::field).toList();
    }

    boolean isMarked() {
        return !marker.isEmpty();
    }

    boolean isVersioned() {
        return version != null;
    }

    /** What a CRM has to be asked for by name; beside the fields the id and the time of the last change where they stand among them. */
    ArrayNode names() {
        Set<String> names = new LinkedHashSet<>(beside);
        fields.values().forEach(field -> names.add(field.own()));
        if (!marker.isEmpty()) {
            names.add(marker.split("\\.")[0]);
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        names.forEach(list::add);
        return list;
    }

    Times times() {
        return times;
    }

    /** Null where there is no row with an id. */
    CrmRow read(JsonNode row) {
        String found = id == null ? null : id.from(row);
        if (found == null || found.isBlank()) {
            return null;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        fields.values().forEach(field -> field.read(row, values));
        JsonNode mark = marker.isEmpty() ? JsonNodeFactory.instance.missingNode() : Paths.get(row, markerAt);
        return new CrmRow(found, modified == null ? null : times.read(modified.from(row)), version == null ? null : version.from(row),
                deletable && deleted.test(row), mark.isTextual() && !mark.asText().isBlank() ? mark.asText() : null, values, row);
    }

    /**
     * @param mark our own id; null to leave it out
     * @param now  the row as it is; null for a new one
     * @throws IllegalArgumentException for a field that is not declared or not to be written
     */
    ObjectNode write(Map<String, Object> values, String mark, JsonNode now) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        values.forEach((name, value) -> {
            FieldForm field = fields.get(name);
            if (field == null || field.field().readOnly()) {
                throw new IllegalArgumentException("field '%s': found none that can be written, wanted one of %s".formatted(name,
                        fields.values().stream().map(FieldForm::field).filter(one -> !one.readOnly()).map(CrmField::name).toList()));
            }
            field.write(value, row, now);
        });
        if (mark != null && !marker.isEmpty()) {
            Paths.put(row, marker, JsonNodeFactory.instance.textNode(mark));
        }
        return row;
    }
}
