package io.kenh.connector.limit;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The hours in which a provider takes messages. They may go over midnight.
 *
 * @param from first moment
 * @param to   first moment that is too late
 */
public record Hours(LocalTime from, LocalTime to) {

    /** Null when messages are taken now, otherwise when they are taken again. */
    public Instant next(Instant now, ZoneId zone) {
        ZonedDateTime here = now.atZone(zone);
        LocalTime time = here.toLocalTime();
        boolean late = !time.isBefore(from);
        boolean early = time.isBefore(to);
        boolean open = from.isBefore(to) ? late && early : late || early;
        if (open) {
            return null;
        }
        ZonedDateTime opening = here.with(from);
        return (opening.isAfter(here) ? opening : opening.plusDays(1)).toInstant();
    }
}
