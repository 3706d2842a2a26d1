package io.kenh.condition.operator;

import io.kenh.condition.Facts;
import io.kenh.condition.Field;
import io.kenh.condition.FieldType;
import io.kenh.condition.Moment;
import io.kenh.condition.ValueShape;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** {@code added}: the change added at least one tag. */
final class Added extends ChangeOperator {

    @Override
    public String name() {
        return "added";
    }

    @Override
    public Set<FieldType> types() {
        return Set.of(FieldType.TAGS);
    }

    @Override
    public Object wanted(Field field, Object value) {
        return Wanted.nothing(value);
    }

    @Override
    public boolean test(Facts facts, Field field, Object wanted, Moment moment) {
        return facts.changed(field.name()) && !tags(facts.before(field.name())).containsAll(tags(facts.get(field.name())));
    }

    private static Collection<?> tags(Object raw) {
        return FieldType.TAGS.read(raw) instanceof Collection<?> tags ? tags : List.of();
    }

    @Override
    public ValueShape shape() {
        return ValueShape.NONE;
    }
}
