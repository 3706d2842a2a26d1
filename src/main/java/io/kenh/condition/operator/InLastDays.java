package io.kenh.condition.operator;

import io.kenh.condition.ValueShape;
import java.time.LocalDate;

/** {@code in_last_days}: today or at most so many days ago. */
final class InLastDays extends DayOperator {

    InLastDays() {
        super("in_last_days");
    }

    @Override
    Object wanted(Object value) {
        return Wanted.days(value);
    }

    @Override
    Days days(Object wanted, LocalDate today) {
        return new Days(today.minusDays((int) wanted), today);
    }

    @Override
    public ValueShape shape() {
        return ValueShape.DAYS;
    }
}
