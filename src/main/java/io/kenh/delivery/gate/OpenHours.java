package io.kenh.delivery.gate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Clock times between which something is permitted, every day.
 *
 * @param from  the first permitted one
 * @param until the first that is no longer permitted; when it is not after {@code from}, that of the next day
 */
record OpenHours(LocalTime from, LocalTime until) {

    /** Zones may skip a whole day. */
    private static final int DAYS_AHEAD = 3;
    private static final int MOST_STEPS = 32;

    boolean permit(Instant at, ZoneId zone) {
        LocalTime time = at.atZone(zone).toLocalTime();
        return from.isBefore(until) ? !time.isBefore(from) && time.isBefore(until) : !time.isBefore(from) || time.isBefore(until);
    }

    /** The first permitted moment that is not before the given one. */
    Instant next(Instant at, ZoneId zone) {
        return permit(at, zone) ? at : openings(at, zone).filter(opening -> !opening.isBefore(at) && permit(opening, zone)).min(Instant::compareTo)
                .orElseThrow(() -> new IllegalStateException("found no hour between %s and %s in zone %s".formatted(from, until, zone)));
    }

    /** As above for every zone at once; where they never meet, the first zone alone decides. */
    Instant next(Instant at, Collection<ZoneId> zones) {
        Instant moment = at;
        for (int step = 0; step < MOST_STEPS; step++) {
            Instant before = moment;
            for (ZoneId zone : zones) {
                moment = next(moment, zone);
            }
            if (moment.equals(before)) {
                return moment;
            }
        }
        return next(at, zones.iterator().next());
    }

    /** Where a day's hours may begin: at their first clock time, or when the clocks are put past or before it. */
    private Stream<Instant> openings(Instant at, ZoneId zone) {
        LocalDate today = at.atZone(zone).toLocalDate();
        Stream<Instant> regular = IntStream.rangeClosed(-1, DAYS_AHEAD).mapToObj(today::plusDays).flatMap(day -> instants(day.atTime(from), zone));
        ZoneOffsetTransition shift = zone.getRules().nextTransition(at);
        return Stream.concat(regular, Stream.of(shift).filter(Objects::nonNull).map(ZoneOffsetTransition::getInstant));
    }

    /** None in the hour that is skipped, two in the one that is repeated. */
    private static Stream<Instant> instants(LocalDateTime local, ZoneId zone) {
        return zone.getRules().getValidOffsets(local).stream().map(local::toInstant);
    }
}
