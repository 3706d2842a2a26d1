package io.kenh.condition.operator;

import io.kenh.condition.FieldType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jooq.Condition;
import org.jooq.Field;

/**
 * A run of calendar days.
 *
 * @param first included; null when it has no beginning
 * @param last  included; null when it has no end
 */
record Days(LocalDate first, LocalDate last) {

    boolean contains(LocalDate day) {
        return (first == null || !day.isBefore(first)) && (last == null || !day.isAfter(last));
    }

    boolean contains(Instant instant, ZoneId zone) {
        return (first == null || !instant.isBefore(begin(zone))) && (last == null || instant.isBefore(end(zone)));
    }

    Condition sql(Column column, ZoneId zone) {
        return column.type() == FieldType.DATE ? days(column.date()) : instants(column.instant(), zone);
    }

    private Condition days(Field<LocalDate> column) {
        return and(first == null ? null : column.ge(first), last == null ? null : column.le(last));
    }

    // Compared as instants, not as days of the column, so that an index on the column serves.
    private Condition instants(Field<Instant> column, ZoneId zone) {
        return and(first == null ? null : column.ge(begin(zone)), last == null ? null : column.lt(end(zone)));
    }

    private static Condition and(Condition from, Condition to) {
        return from == null ? to : to == null ? from : from.and(to);
    }

    private Instant begin(ZoneId zone) {
        return first.atStartOfDay(zone).toInstant();
    }

    private Instant end(ZoneId zone) {
        return last.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
