package io.kenh.console.builder;

import io.kenh.condition.Condition;
import io.kenh.condition.Conditions;
import io.kenh.condition.Field;
import io.kenh.condition.FieldType;
import io.kenh.condition.OperatorChoice;
import io.kenh.condition.SqlFields;
import io.kenh.condition.ValueShape;
import io.kenh.crm.RecordType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The fields of one kind of record, as the form offers them.
 *
 * @param type   null when nobody knows the kind of record; there are then no fields
 * @param fields in the order of the menu
 * @param values what a field's value could be, from its choices and from the records there are
 */
record Menu(RecordType type, SqlFields known, List<FieldOption> fields, Function<FieldOption, List<Option>> values) {

    /** A value and what people see for it. */
    record Option(String value, String label) {

        static Option of(String value) {
            return new Option(value, value);
        }
    }

    /** @param choices whether its values are a fixed list */
    record FieldOption(String name, String label, FieldType type, boolean choices) {

        public boolean custom() {
            return name.startsWith("custom.");
        }
    }

    public Optional<FieldOption> find(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    Optional<OperatorChoice> operator(ClauseDraft row) {
        return fieldType(row.field()).flatMap(type -> Conditions.menu(type).stream().filter(o -> o.name().equals(row.operator())).findFirst());
    }

    /** What a row asks; null for a group in which nothing has been chosen. */
    Condition condition(ClauseDraft row) {
        return row.group() != null ? row.group().condition(this) : row.clause(fieldType(row.field()).orElse(null), operator(row).map(OperatorChoice::shape).orElse(null));
    }

    /** A typed text in the Java type its field is written as. */
    Object typed(String field, String value) {
        FieldType type = fieldType(field).orElse(FieldType.TEXT);
        if (type == FieldType.TAGS) {
            return List.of(value.split("\\s*,\\s*"));
        }
        return new ClauseDraft(field, "", List.of(value), null).clause(type, ValueShape.ONE).value();
    }

    private Optional<FieldType> fieldType(String name) {
        return known.find(name).map(Field::type);
    }
}
