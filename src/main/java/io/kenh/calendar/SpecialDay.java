package io.kenh.calendar;

import java.time.LocalDate;
import java.util.List;

/**
 * A day that is worked differently from its weekday.
 *
 * @param day   the date
 * @param title why, for people
 * @param hours when it is worked nevertheless; empty for a holiday
 */
public record SpecialDay(LocalDate day, String title, List<Span> hours) {

    public SpecialDay {
        hours = hours == null ? List.of() : List.copyOf(hours);
    }

    /** A day on which nobody works. */
    public static SpecialDay holiday(LocalDate day, String title) {
        return new SpecialDay(day, title, List.of());
    }
}
