package io.kenh.api.openapi;

import io.kenh.api.table.Field;
import io.kenh.api.table.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** JSON schemas of shapes. */
final class Schemas {

    private Schemas() {
    }

    /** The shape and those inside it. */
    static Stream<Shape> all(Shape shape) {
        return Stream.concat(Stream.of(shape), shape.fields().stream().map(Field::inner).filter(Objects::nonNull).flatMap(Schemas::all));
    }

    static Map<String, Object> page(Shape item) {
        return Map.of("type", "object", "required", List.of("items", "next"), "properties", Map.of(
                "items", Map.of("type", "array", "items", item.reference()),
                "next", Map.of("type", List.of("string", "null"), "description", "What to send as after for the next page; null at the end.")));
    }

    static Map<String, Object> of(Shape shape) {
        Map<String, Object> properties = new LinkedHashMap<>();
        shape.fields().forEach(field -> properties.put(field.name(), property(field)));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        List<String> required = shape.required().stream().map(Field::name).toList();
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("examples", List.of(shape.fields().stream().filter(field -> field.example() != null)
                .collect(Collectors.toMap(Field::name, Field::example, (a, b) -> a, LinkedHashMap::new))));
        return schema;
    }

    private static Map<String, Object> property(Field field) {
        Map<String, Object> schema = new LinkedHashMap<>(field.schema());
        if (field.need() == Field.Need.OPTIONAL && schema.get("type") instanceof String type && field.options().isEmpty()) {
            schema.put("type", List.of(type, "null"));
        }
        return schema;
    }
}
