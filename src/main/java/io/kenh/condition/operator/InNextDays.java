package io.kenh.condition.operator;

import io.kenh.condition.ValueShape;
import java.time.LocalDate;

/** {@code in_next_days}: today or at most so many days ahead. */
final class InNextDays extends DayOperator {

    InNextDays() {
        super("in_next_days");
    }

    @Override
    Object wanted(Object value) {
        return Wanted.days(value);
    }

    @Override
    Days days(Object wanted, LocalDate today) {
        return new Days(today, today.plusDays((int) wanted));
    }

    @Override
    public ValueShape shape() {
        return ValueShape.DAYS;
    }
}
