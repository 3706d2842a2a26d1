package io.kenh.crm;

import io.kenh.condition.FieldType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;

/** Days and times in the spellings of people, sheets and programs. */
final class WrittenTimes {

    private static final DateTimeFormatter DAY = strict("d/M/uuuu");
    private static final List<DateTimeFormatter> TIMES = List.of(strict("uuuu-MM-dd['T'][' ']HH:mm[:ss]"), strict("d/M/uuuu H:mm[:ss]"));

    private WrittenTimes() {
    }

    /** As {@code 2026-02-28}; null when it is no day. */
    static String date(Object raw) {
        if (FieldType.DATE.read(raw) instanceof LocalDate day) {
            return day.toString();
        }
        try {
            return raw instanceof String text ? inRange(LocalDate.parse(text.strip(), DAY)).toString() : null;
        } catch (DateTimeException noDay) {
            return null;
        }
    }

    /** In UTC; null when it is no time. */
    static String instant(Object raw, ZoneId zone) {
        if (FieldType.DATETIME.read(raw instanceof String text ? text.strip() : raw) instanceof Instant instant) {
            return instant.toString();
        }
        return raw instanceof String text ? TIMES.stream().map(form -> local(text.strip(), form, zone))
                .filter(time -> time != null).findFirst().orElse(null) : null;
    }

    private static String local(String text, DateTimeFormatter form, ZoneId zone) {
        try {
            LocalDateTime time = LocalDateTime.parse(text, form);
            inRange(time.toLocalDate());
            Object instant = FieldType.DATETIME.read(time.atZone(zone).toInstant().toString());
            return instant == null ? null : instant.toString();
        } catch (DateTimeException noTime) {
            return null;
        }
    }

    private static LocalDate inRange(LocalDate day) {
        if (day.getYear() < 1 || day.getYear() > 9999) {
            throw new DateTimeException("no year that people mean");
        }
        return day;
    }

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
    }
}
