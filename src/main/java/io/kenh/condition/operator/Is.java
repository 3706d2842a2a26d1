package io.kenh.condition.operator;

import io.kenh.condition.Field;
import io.kenh.condition.FieldType;
import io.kenh.condition.Moment;
import java.util.Set;
import org.jooq.Condition;

/** {@code is}: the same value; texts without regard to case and Unicode form. */
final class Is implements Operator {

    static final Set<FieldType> TYPES = Set.of(FieldType.TEXT, FieldType.NUMBER, FieldType.CHOICE, FieldType.BOOLEAN, FieldType.REFERENCE);

    @Override
    public String name() {
        return "is";
    }

    @Override
    public Set<FieldType> types() {
        return TYPES;
    }

    @Override
    public Object wanted(Field field, Object value) {
        return Wanted.key(field, value);
    }

    @Override
    public boolean test(FieldType type, Object value, Object wanted, Moment moment) {
        return value != null && type.key(value).equals(wanted);
    }

    @Override
    public Condition sql(Column column, Object wanted, Moment moment) {
        return column.key().eq(wanted);
    }

    @Override
    public Set<Object> anchors(Object wanted) {
        return Set.of(wanted);
    }
}
