package io.kenh.console.builder;

import io.kenh.condition.Clause;
import io.kenh.condition.Condition;
import io.kenh.condition.FieldType;
import io.kenh.condition.ValueShape;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * A row of a condition as it stands in the form.
 *
 * @param values as typed; how many count is up to the operator
 * @param group  the rows of a row that is a group itself; null for a plain clause
 */
record ClauseDraft(String field, String operator, List<String> values, GroupDraft group) {

    static final ClauseDraft BLANK = new ClauseDraft("", "", List.of(), null);

    static ClauseDraft of(Condition part) {
        if (!(part instanceof Clause clause)) {
            return of(GroupDraft.of(part));
        }
        Stream<?> values = clause.value() == null ? Stream.empty()
                : clause.value() instanceof Collection<?> many ? many.stream() : Stream.of(clause.value());
        return new ClauseDraft(clause.field(), clause.operator(), values.map(String::valueOf).toList(), null);
    }

    static ClauseDraft of(GroupDraft group) {
        return new ClauseDraft("", "", List.of(), group);
    }

    static ClauseDraft read(Params row) {
        return row.one("join") != null ? of(GroupDraft.read(row)) : new ClauseDraft(row.one("field") == null ? "" : row.one("field"), row.one("op") == null ? "" : row.one("op"),
                row.each("value"), null);
    }

    /** Whether nothing has been chosen in it. */
    boolean isBlank() {
        return group == null ? field.isBlank() : group.rows().stream().allMatch(ClauseDraft::isBlank);
    }

    /** Clauses this row counts for. */
    int size() {
        return group == null ? 1 : group.size();
    }

    /**
     * What a plain row asks.
     *
     * @param type  of its field; null when nobody knows the field
     * @param shape of its operator's value; null when nobody knows the operator
     */
    Clause clause(FieldType type, ValueShape shape) {
        return new Clause(field, operator, value(type, shape));
    }

    private Object value(FieldType type, ValueShape shape) {
        List<Object> all = values.stream().filter(value -> !value.isBlank()).map(value -> typed(type, shape, value.strip())).toList();
        if (shape == ValueShape.NONE || all.isEmpty()) {
            return null;
        }
        boolean several = shape == ValueShape.LIST || shape == ValueShape.RANGE || shape == ValueShape.YEAR_RANGE || shape == null && all.size() > 1;
        return several ? all : all.get(0);
    }

    // What is no such value stays as it was typed; the check then says so where it stands.
    private static Object typed(FieldType type, ValueShape shape, String value) {
        boolean counted = shape == ValueShape.DAYS || shape == ValueShape.YEARS || shape == ValueShape.YEAR_RANGE;
        if (counted || type == FieldType.NUMBER || type == FieldType.REFERENCE) {
            return number(value);
        }
        boolean truth = type == FieldType.BOOLEAN && (value.equals("true") || value.equals("false"));
        return truth ? (Object) Boolean.valueOf(value) : value;
    }

    static Object number(String value) {
        try {
            return value.length() > 30 ? value : value.matches("-?\\d{1,18}") ? (Object) Long.valueOf(value) : new BigDecimal(value);
        } catch (NumberFormatException text) {
            return value;
        }
    }
}
