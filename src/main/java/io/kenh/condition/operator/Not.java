package io.kenh.condition.operator;

import io.kenh.condition.Field;
import io.kenh.condition.FieldType;
import io.kenh.condition.Moment;
import io.kenh.condition.ValueShape;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Holds exactly where another operator does not, so also where the field is empty. */
final class Not implements Operator {

    private final String name;
    private final Operator operator;

    Not(String name, Operator operator) {
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
    public boolean test(FieldType type, Object value, Object wanted, Moment moment) {
        return !operator.test(type, value, wanted, moment);
    }

    @Override
    public Condition sql(Column column, Object wanted, Moment moment) {
        return DSL.condition("({0}) is not true", operator.sql(column, wanted, moment));
    }

    @Override
    public ValueShape shape() {
        return operator.shape();
    }
}
