package io.kenh.condition.operator;

import io.kenh.condition.ValueShape;
import java.time.LocalDate;

/** {@code age_at_least}: full years since that day; born on 29 February, one is older from 1 March in common years. */
final class AgeAtLeast extends DayOperator {

    AgeAtLeast() {
        super("age_at_least");
    }

    @Override
    Object wanted(Object value) {
        return Wanted.years(value);
    }

    @Override
    Days days(Object wanted, LocalDate today) {
        return new Days(null, today.minusYears((int) wanted));
    }

    @Override
    public ValueShape shape() {
        return ValueShape.YEARS;
    }
}
