package io.kenh.condition.operator;

import io.kenh.condition.ValueShape;
import java.time.LocalDate;

/** {@code days_ahead}: exactly so many days ahead. */
final class DaysAhead extends DayOperator {

    DaysAhead() {
        super("days_ahead");
    }

    @Override
    Object wanted(Object value) {
        return Wanted.days(value);
    }

    @Override
    Days days(Object wanted, LocalDate today) {
        LocalDate day = today.plusDays((int) wanted);
        return new Days(day, day);
    }

    @Override
    public ValueShape shape() {
        return ValueShape.DAYS;
    }
}
