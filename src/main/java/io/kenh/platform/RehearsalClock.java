package io.kenh.platform;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** The hub's clock; inside a rehearsal the rehearsal's. */
final class RehearsalClock extends Clock {

    private final Clock real;

    RehearsalClock(Clock real) {
        this.real = real;
    }

    @Override
    public Instant instant() {
        Rehearsal rehearsal = Rehearsal.current();
        return rehearsal == null ? real.instant() : rehearsal.now();
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new RehearsalClock(real.withZone(zone));
    }
}
