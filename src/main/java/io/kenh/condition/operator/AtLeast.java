package io.kenh.condition.operator;

import java.math.BigDecimal;
import org.jooq.Condition;
import org.jooq.Field;

/** {@code at_least}: the number is greater or equal. */
final class AtLeast extends NumberOperator {

    AtLeast() {
        super("at_least");
    }

    @Override
    boolean holds(int order) {
        return order >= 0;
    }

    @Override
    Condition sql(Field<BigDecimal> column, BigDecimal wanted) {
        return column.ge(wanted);
    }
}
