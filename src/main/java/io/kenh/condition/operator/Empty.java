package io.kenh.condition.operator;

import io.kenh.condition.Field;
import io.kenh.condition.FieldType;
import io.kenh.condition.Moment;
import io.kenh.condition.ValueShape;
import java.util.Collection;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** {@code empty}: no value, no character, no tag. */
final class Empty implements Operator {

    @Override
    public String name() {
        return "empty";
    }

    @Override
    public Set<FieldType> types() {
        return Set.of(FieldType.values());
    }

    @Override
    public Object wanted(Field field, Object value) {
        return Wanted.nothing(value);
    }

    @Override
    public boolean test(FieldType type, Object value, Object wanted, Moment moment) {
        return value == null || value.equals("") || value instanceof Collection<?> tags && tags.isEmpty();
    }

    @Override
    public Condition sql(Column column, Object wanted, Moment moment) {
        Condition missing = column.sql().isNull();
        return switch (column.type()) {
            case TEXT, CHOICE -> missing.or(column.text().eq(""));
            case TAGS -> missing.or(DSL.cardinality(column.tags()).eq(0));
            default -> missing;
        };
    }

    @Override
    public ValueShape shape() {
        return ValueShape.NONE;
    }
}
