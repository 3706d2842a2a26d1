package io.kenh.condition.operator;

import io.kenh.condition.ValueShape;
import java.time.LocalDate;
import java.util.List;

/** {@code age_between}: full years since that day, both ends included. */
final class AgeBetween extends DayOperator {

    AgeBetween() {
        super("age_between");
    }

    @Override
    Object wanted(Object value) {
        return Wanted.range(value, Wanted::years);
    }

    @Override
    Days days(Object wanted, LocalDate today) {
        List<?> ends = (List<?>) wanted;
        return new Days(today.minusYears((int) ends.get(1) + 1).plusDays(1), today.minusYears((int) ends.get(0)));
    }

    @Override
    public ValueShape shape() {
        return ValueShape.YEAR_RANGE;
    }
}
