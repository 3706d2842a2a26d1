package io.kenh.condition;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The instant at which a question is asked and the zone that decides which day it is. */
public final class Moment {

    private final Instant now;
    private final ZoneId zone;
    private final LocalDate today;

    public Moment(Instant now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
        this.today = LocalDate.ofInstant(now, zone);
    }

    /** Now, in the zone of the clock. */
    public static Moment of(Clock clock) {
        return new Moment(clock.instant(), clock.getZone());
    }

    public Instant now() {
        return now;
    }

    public ZoneId zone() {
        return zone;
    }

    public LocalDate today() {
        return today;
    }
}
