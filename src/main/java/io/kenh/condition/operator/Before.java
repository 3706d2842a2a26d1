package io.kenh.condition.operator;

import java.time.LocalDate;

/** {@code before}: an earlier day. */
final class Before extends DayOperator {

    Before() {
        super("before");
    }

    @Override
    Object wanted(Object value) {
        return Wanted.date(value);
    }

    @Override
    Days days(Object wanted, LocalDate today) {
        return new Days(null, ((LocalDate) wanted).minusDays(1));
    }
}
