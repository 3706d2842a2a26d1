package io.kenh.condition.operator;

import io.kenh.condition.ValueShape;
import java.time.LocalDate;

/** {@code days_ago_at_least}: so many days ago or longer; a missed daily run loses nobody. */
final class DaysAgoAtLeast extends DayOperator {

    DaysAgoAtLeast() {
        super("days_ago_at_least");
    }

    @Override
    Object wanted(Object value) {
        return Wanted.days(value);
    }

    @Override
    Days days(Object wanted, LocalDate today) {
        return new Days(null, today.minusDays((int) wanted));
    }

    @Override
    public ValueShape shape() {
        return ValueShape.DAYS;
    }
}
