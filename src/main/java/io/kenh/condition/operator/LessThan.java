package io.kenh.condition.operator;

import java.math.BigDecimal;
import org.jooq.Condition;
import org.jooq.Field;

/** {@code less_than}: the number is smaller. */
final class LessThan extends NumberOperator {

    LessThan() {
        super("less_than");
    }

    @Override
    boolean holds(int order) {
        return order < 0;
    }

    @Override
    Condition sql(Field<BigDecimal> column, BigDecimal wanted) {
        return column.lt(wanted);
    }
}
