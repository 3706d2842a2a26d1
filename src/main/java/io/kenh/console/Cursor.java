package io.kenh.console;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** A place in a list that is ordered by time, then id. Its text stands in addresses. */
public record Cursor(Instant at, long id) {

    /** Later than anything stored. */
    public static final Cursor TOP = new Cursor(Instant.parse("9999-12-31T00:00:00Z"), Long.MAX_VALUE);

    /** The opposite of {@link #toString()}; null, blank and nonsense mean the top. */
    public static Cursor of(String text) {
        try {
            String[] parts = text == null ? new String[0] : text.split("-");
            return parts.length == 2 ? new Cursor(Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS),
                    Long.parseLong(parts[1])) : TOP;
        } catch (NumberFormatException | ArithmeticException | java.time.DateTimeException nonsense) {
            return TOP;
        }
    }

    public OffsetDateTime time() {
        return at.atOffset(ZoneOffset.UTC);
    }

    @Override
    public String toString() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "-" + id;
    }
}
