package io.kenh.condition.operator;

import io.kenh.condition.Facts;
import io.kenh.condition.Field;
import io.kenh.condition.FieldType;
import io.kenh.condition.Moment;
import java.util.Set;

/**
 * {@code changed_to}: the field has the value now and had not before; for tags: the tag was added. {@code reached}: the number is
 * at least that now and was below it, or missing, before.
 */
final class ChangedTo extends ChangeOperator {

    private final String name;
    private final Operator operator;

    /** @param operator what it means to have the value: {@code is}, {@code has} for tags, {@code at_least} for a threshold */
    ChangedTo(String name, Operator operator) {
        this.name = name;
        this.operator = operator;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<FieldType> types() {
        return operator.types();
    }

    @Override
    public Object wanted(Field field, Object value) {
        return operator.wanted(field, value);
    }

    @Override
    public boolean test(Facts facts, Field field, Object wanted, Moment moment) {
        boolean before = operator.test(field.type(), field.type().read(facts.before(field.name())), wanted, moment);
        boolean after = operator.test(facts, field, wanted, moment);
        return facts.changed(field.name()) && after && !before;
    }

    @Override
    public Set<Object> anchors(Object wanted) {
        return operator.anchors(wanted);
    }
}
