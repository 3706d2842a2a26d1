package io.kenh.condition.operator;

import io.kenh.condition.Field;
import io.kenh.condition.ValueShape;
import java.util.Set;

/** {@code has}: this tag. */
final class Has extends HasAll {

    Has() {
        super("has");
    }

    @Override
    public Object wanted(Field field, Object value) {
        return Set.of(Wanted.key(field, value));
    }

    @Override
    public ValueShape shape() {
        return ValueShape.ONE;
    }
}
