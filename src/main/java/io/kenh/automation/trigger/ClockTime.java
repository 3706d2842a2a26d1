package io.kenh.automation.trigger;

import io.kenh.automation.Occurrence;
import io.kenh.automation.Timetable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A clock time on certain days. It comes at the first moment at which the zone's clock has reached that time on that day: a
 * time that happens twice comes once, the first time; one that the clock leaves out comes when the clock has jumped over it. A
 * day that a zone left out altogether has no time.
 *
 * @param days which days
 * @param at   the clock time
 */
public record ClockTime(Predicate<LocalDate> days, LocalTime at) implements Timetable {

    /** Longer than any rule's longest pause. */
    private static final int DAYS_AHEAD = 400;

    @Override
    public Optional<Occurrence> after(Instant moment, ZoneId zone) {
        LocalDate from = LocalDate.ofInstant(moment, zone).minusDays(1);
        for (int i = 0; i < DAYS_AHEAD; i++) {
            LocalDate day = from.plusDays(i);
            if (days.test(day) && exists(day, zone.getRules())) {
                Instant due = first(day.atTime(at), zone.getRules());
                if (due.isAfter(moment)) {
                    return Optional.of(new Occurrence(day, due));
                }
            }
        }
        return Optional.empty();
    }

    private static Instant first(LocalDateTime time, ZoneRules rules) {
        ZoneOffsetTransition jump = rules.getTransition(time);
        return jump == null ? time.toInstant(rules.getOffset(time))
                : jump.isGap() ? jump.getInstant() : time.toInstant(jump.getOffsetBefore());
    }

    /** A day whose midnight is left out goes on after the jump, unless the jump carries the clock past it. */
    private static boolean exists(LocalDate day, ZoneRules rules) {
        ZoneOffsetTransition jump = rules.getTransition(day.atStartOfDay());
        return jump == null || !jump.isGap() || jump.getDateTimeAfter().toLocalDate().equals(day);
    }
}
