package io.kenh.condition.operator;

import io.kenh.condition.ValueShape;
import java.time.LocalDate;

/** {@code age_at_most}: full years since that day, which is not in the future. */
final class AgeAtMost extends DayOperator {

    AgeAtMost() {
        super("age_at_most");
    }

    @Override
    Object wanted(Object value) {
        return Wanted.years(value);
    }

    @Override
    Days days(Object wanted, LocalDate today) {
        return new Days(today.minusYears((int) wanted + 1).plusDays(1), today);
    }

    @Override
    public ValueShape shape() {
        return ValueShape.YEARS;
    }
}
