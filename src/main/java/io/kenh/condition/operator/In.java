package io.kenh.condition.operator;

import io.kenh.condition.Field;
import io.kenh.condition.FieldType;
import io.kenh.condition.Moment;
import io.kenh.condition.ValueShape;
import java.util.Set;
import org.jooq.Condition;

/** {@code in}: one of several values, each compared as by {@code is}. */
final class In implements Operator {

    @Override
    public String name() {
        return "in";
    }

    @Override
    public Set<FieldType> types() {
        return Set.of(FieldType.TEXT, FieldType.NUMBER, FieldType.CHOICE, FieldType.REFERENCE);
    }

    @Override
    public Object wanted(Field field, Object value) {
        return Wanted.keys(field, value);
    }

    @Override
    public boolean test(FieldType type, Object value, Object wanted, Moment moment) {
        return value != null && ((Set<?>) wanted).contains(type.key(value));
    }

    @Override
    public Condition sql(Column column, Object wanted, Moment moment) {
        return column.key().in((Set<?>) wanted);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Set<Object> anchors(Object wanted) {
        return (Set<Object>) wanted;
    }

    @Override
    public ValueShape shape() {
        return ValueShape.LIST;
    }
}
