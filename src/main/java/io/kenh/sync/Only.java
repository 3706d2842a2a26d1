package io.kenh.sync;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Which records, or rows, get a counterpart at all: those that have one of the values in each of the fields. What is linked stays linked.
 *
 * @param values field → the values, of which one has to be there; an empty text stands for nothing
 */
public record Only(Map<String, List<String>> values) {

    public Only {
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    boolean isAll() {
        return values.isEmpty();
    }

    /** @param of field → what it holds, as text; null for nothing */
    boolean holds(UnaryOperator<String> of) {
        return values.entrySet().stream().allMatch(e -> {
            String found = of.apply(e.getKey());
            return e.getValue().contains(found == null ? "" : found.strip());
        });
    }

    /** Whether one of our records is among them. */
    boolean holdsRecord(Map<String, Object> record) {
        return holds(field -> text(Values.field(record, field)));
    }

    /** Whether a row with these values is among them. */
    boolean holdsRow(Map<String, Object> row) {
        return holds(field -> text(row.get(field)));
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
