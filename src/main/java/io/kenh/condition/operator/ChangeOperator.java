package io.kenh.condition.operator;

import io.kenh.condition.FieldType;
import io.kenh.condition.Moment;
import org.jooq.Condition;

/** What operators share that compare before and after; a stored record alone cannot answer them. */
abstract class ChangeOperator implements Operator {

    @Override
    public final boolean needsChange() {
        return true;
    }

    @Override
    public final boolean test(FieldType type, Object value, Object wanted, Moment moment) {
        throw new IllegalStateException(name() + " needs a change");
    }

    @Override
    public final Condition sql(Column column, Object wanted, Moment moment) {
        throw new IllegalStateException(name() + " needs a change");
    }
}
