package io.kenh.condition.operator;

import java.math.BigDecimal;
import org.jooq.Condition;
import org.jooq.Field;

/** {@code more_than}: the number is greater. */
final class MoreThan extends NumberOperator {

    MoreThan() {
        super("more_than");
    }

    @Override
    boolean holds(int order) {
        return order > 0;
    }

    @Override
    Condition sql(Field<BigDecimal> column, BigDecimal wanted) {
        return column.gt(wanted);
    }
}
