package io.kenh.api.table;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.api.problem.Faults;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A JSON object's fields.
 *
 * @param name    as the documentation calls it
 * @param partial none of the fields must be given: a body that changes only what it names
 */
public record Shape(String name, List<Field> fields, boolean partial) {

    public Shape(String name, List<Field> fields) {
        this(name, fields, false);
    }

    public static Shape of(String name, Field... fields) {
        return new Shape(name, List.of(fields));
    }

    public Shape partial(String name) {
        return new Shape(name, fields, true);
    }

    /** The fields that must be sent. */
    public List<Field> required() {
        return partial ? List.of() : fields.stream().filter(field -> field.need() == Field.Need.REQUIRED).toList();
    }

    /**
     * The values of a body, by field name; fields that were not sent are absent, those sent as null are null.
     *
     * @param faults hears of every unknown, missing and refused field
     */
    public Map<String, Object> read(JsonNode body, Faults faults) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (!body.isObject()) {
            faults.misshapen("", body.getNodeType().name().toLowerCase(Locale.ROOT), "a JSON object");
            return values;
        }
        body.properties().forEach(entry -> field(entry.getKey()).ifPresentOrElse(
                field -> values.put(field.name(), field.ofJson(entry.getValue(), faults)),
                () -> faults.misshapen(entry.getKey(), "an unknown field", "one of " + names())));
        required().stream().filter(field -> !body.has(field.name()))
                .forEach(field -> faults.refused(field.name(), "nothing", field.wanted()));
        return values;
    }

    /** Points to its schema in the OpenAPI document. */
    public Map<String, Object> reference() {
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    private Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    private String names() {
        return fields.stream().map(Field::name).collect(Collectors.joining(", "));
    }
}
