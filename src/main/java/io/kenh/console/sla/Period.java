package io.kenh.console.sla;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;

/** A month that is reported on, with its neighbours for the links. */
record Period(YearMonth month) {

    /** @param text such as {@code 2026-11}; the month of {@code today} for anything else */
    static Period of(String text, LocalDate today) {
        try {
            return new Period(text == null ? YearMonth.from(today) : YearMonth.parse(text));
        } catch (DateTimeException nonsense) {
            return new Period(YearMonth.from(today));
        }
    }

    LocalDate first() {
        return month.atDay(1);
    }

    LocalDate last() {
        return month.atEndOfMonth();
    }

    /** The month before it. */
    public YearMonth before() {
        return month.minusMonths(1);
    }

    /** The month after it. */
    public YearMonth after() {
        return month.plusMonths(1);
    }
}
