package io.kenh.automation;

import io.kenh.condition.Moment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * One time of a timetable.
 *
 * @param day the calendar day it stands for
 * @param due when it begins; on that day, or, where the clock leaves the rest of the day out, at the first moment afterwards
 */
public record Occurrence(LocalDate day, Instant due) {

    /** The moment that its conditions are asked at: today is {@link #day}. */
    public Moment moment(ZoneId zone) {
        return new Moment(LocalDate.ofInstant(due, zone).equals(day) ? due : due.minusNanos(1), zone);
    }
}
