package io.kenh.condition.operator;

import io.kenh.condition.ValueShape;
import java.time.LocalDate;

/** {@code days_ago}: exactly so many days ago. */
final class DaysAgo extends DayOperator {

    DaysAgo() {
        super("days_ago");
    }

    @Override
    Object wanted(Object value) {
        return Wanted.days(value);
    }

    @Override
    Days days(Object wanted, LocalDate today) {
        LocalDate day = today.minusDays((int) wanted);
        return new Days(day, day);
    }

    @Override
    public ValueShape shape() {
        return ValueShape.DAYS;
    }
}
