package io.kenh.condition.operator;

import io.kenh.condition.Facts;
import io.kenh.condition.Field;
import io.kenh.condition.FieldType;
import io.kenh.condition.Moment;
import io.kenh.condition.ValueShape;
import java.util.Set;

/** {@code changed}: the change touched the field. */
final class Changed extends ChangeOperator {

    @Override
    public String name() {
        return "changed";
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
    public boolean test(Facts facts, Field field, Object wanted, Moment moment) {
        return facts.changed(field.name());
    }

    @Override
    public ValueShape shape() {
        return ValueShape.NONE;
    }
}
