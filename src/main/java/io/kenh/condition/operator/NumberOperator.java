package io.kenh.condition.operator;

import io.kenh.condition.FieldType;
import io.kenh.condition.Moment;
import java.math.BigDecimal;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;

/** What comparisons of a number with one other share. */
abstract class NumberOperator implements Operator {

    private final String name;

    NumberOperator(String name) {
        this.name = name;
    }

    /** @param order negative, zero or positive as the value is less than, equal to or more than the wanted one */
    abstract boolean holds(int order);

    abstract Condition sql(Field<BigDecimal> column, BigDecimal wanted);

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Set<FieldType> types() {
        return Set.of(FieldType.NUMBER);
    }

    @Override
    public final Object wanted(io.kenh.condition.Field field, Object value) {
        return Wanted.number(value);
    }

    @Override
    public final boolean test(FieldType type, Object value, Object wanted, Moment moment) {
        return value != null && holds(((BigDecimal) value).compareTo((BigDecimal) wanted));
    }

    @Override
    public final Condition sql(Column column, Object wanted, Moment moment) {
        return sql(column.number(), (BigDecimal) wanted);
    }
}
