package io.kenh.condition.operator;

import io.kenh.condition.Facts;
import io.kenh.condition.Field;
import io.kenh.condition.FieldType;
import io.kenh.condition.Moment;
import java.util.Set;

/** {@code changed_from}: the field had the value before and has not now; for tags: the tag was removed. */
final class ChangedFrom extends ChangeOperator {

    private final Operator operator;

    /** @param operator what it means to have the value: {@code is}, or {@code has} for tags */
    ChangedFrom(Operator operator) {
        this.operator = operator;
    }

    @Override
    public String name() {
        return "changed_from";
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
        return facts.changed(field.name()) && before && !after;
    }
}
