package io.kenh.connector.limit;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * A limit of one unit of time, such as 500 a day. Windows follow the calendar of the hub's zone. A node takes some
 * calls at a time, so that the database is not asked for each; what a node had taken when it stopped is lost to the
 * window, never exceeded.
 */
public final class Quota {

    private static final int PORTIONS = 10;

    private final Budget budget;
    private final long connection;
    private final ChronoUnit unit;
    private final long limit;
    private final ZoneId zone;
    private Instant window = Instant.MIN;
    private long left;

    /** @param unit {@code SECONDS} to {@code MONTHS} */
    public Quota(Budget budget, long connection, ChronoUnit unit, long limit, ZoneId zone) {
        this.budget = budget;
        this.connection = connection;
        this.unit = unit;
        this.limit = limit;
        this.zone = zone;
    }

    /** Takes one call; null when there was one left, otherwise when the next window begins. */
    public synchronized Instant take(Instant now) {
        ZonedDateTime start = start(now.atZone(zone));
        if (!start.toInstant().equals(window)) {
            window = start.toInstant();
            left = 0;
        }
        if (left == 0) {
            left = budget.take(connection, unit.name(), window, limit, Math.max(1, limit / PORTIONS));
        }
        if (left == 0) {
            return start.plus(1, unit).toInstant();
        }
        left--;
        return null;
    }

    private ZonedDateTime start(ZonedDateTime now) {
        return unit == ChronoUnit.MONTHS ? now.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1) : now.truncatedTo(unit);
    }

    @Override
    public String toString() {
        return limit + " per " + unit.name().toLowerCase().replaceFirst("s$", "");
    }
}
