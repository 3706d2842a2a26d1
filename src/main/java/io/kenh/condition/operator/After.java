package io.kenh.condition.operator;

import java.time.LocalDate;

/** {@code after}: a later day. */
final class After extends DayOperator {

    After() {
        super("after");
    }

    @Override
    Object wanted(Object value) {
        return Wanted.date(value);
    }

    @Override
    Days days(Object wanted, LocalDate today) {
        return new Days(((LocalDate) wanted).plusDays(1), null);
    }
}
