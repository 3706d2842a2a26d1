package io.kenh.condition.operator;

import java.time.LocalDate;

/** {@code on}: that day. */
final class On extends DayOperator {

    On() {
        super("on");
    }

    @Override
    Object wanted(Object value) {
        return Wanted.date(value);
    }

    @Override
    Days days(Object wanted, LocalDate today) {
        return new Days((LocalDate) wanted, (LocalDate) wanted);
    }
}
