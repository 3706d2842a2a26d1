package io.kenh.condition.operator;

import java.math.BigDecimal;
import org.jooq.Condition;
import org.jooq.Field;

/** {@code at_most}: the number is smaller or equal. */
final class AtMost extends NumberOperator {

    AtMost() {
        super("at_most");
    }

    @Override
    boolean holds(int order) {
        return order <= 0;
    }

    @Override
    Condition sql(Field<BigDecimal> column, BigDecimal wanted) {
        return column.le(wanted);
    }
}
