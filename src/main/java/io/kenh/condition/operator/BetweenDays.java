package io.kenh.condition.operator;

import io.kenh.condition.ValueShape;
import java.time.LocalDate;
import java.util.List;

/** {@code between}: from the first day to the last, both included. */
final class BetweenDays extends DayOperator {

    BetweenDays() {
        super("between");
    }

    @Override
    Object wanted(Object value) {
        return Wanted.range(value, Wanted::date);
    }

    @Override
    Days days(Object wanted, LocalDate today) {
        List<?> ends = (List<?>) wanted;
        return new Days((LocalDate) ends.get(0), (LocalDate) ends.get(1));
    }

    @Override
    public ValueShape shape() {
        return ValueShape.RANGE;
    }
}
