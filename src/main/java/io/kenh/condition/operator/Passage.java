package io.kenh.condition.operator;

import io.kenh.condition.Facts;
import io.kenh.condition.Field;
import io.kenh.condition.FieldType;
import io.kenh.condition.Moment;
import java.util.Set;

/** What operators share by which a field comes to have a value or ceases to have it. */
abstract class Passage extends ChangeOperator {

    private final String name;
    private final Operator operator;

    /** @param operator what it means to have the value */
    Passage(String name, Operator operator) {
        this.name = name;
        this.operator = operator;
    }

    /** Whether the field passed, by whether it had the value before and has it now. */
    abstract boolean passed(boolean before, boolean after);

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Set<FieldType> types() {
        return operator.types();
    }

    @Override
    public final Object wanted(Field field, Object value) {
        return operator.wanted(field, value);
    }

    @Override
    public final boolean test(Facts facts, Field field, Object wanted, Moment moment) {
        return facts.changed(field.name()) && passed(operator.test(field.type(), field.type().read(facts.before(field.name())), wanted, moment),
                operator.test(facts, field, wanted, moment));
    }

    final Operator operator() {
        return operator;
    }
}
