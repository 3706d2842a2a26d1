package io.kenh.condition;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Collection;

/** Raw values into canonical ones. The functions {@code custom_*} of the database do the same for jsonb; keep them equal. */
final class Reading {

    private Reading() {
    }

    static Object text(Object raw) {
        return raw instanceof String ? raw : null;
    }

    static Object number(Object raw) {
        BigDecimal number = raw instanceof Number some ? decimal(some) : null;
        return number == null ? null : number.stripTrailingZeros();
    }

    private static BigDecimal decimal(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        if (number instanceof BigInteger whole) {
            return new BigDecimal(whole);
        }
        if (number instanceof Double || number instanceof Float) {
            return Double.isFinite(number.doubleValue()) ? new BigDecimal(number.toString()) : null;
        }
        return BigDecimal.valueOf(number.longValue());
    }

    static Object date(Object raw) {
        if (raw instanceof LocalDate) {
            return raw;
        }
        if (raw instanceof java.sql.Date date) {
            return date.toLocalDate();
        }
        return raw instanceof String text ? date(text) : null;
    }

    private static LocalDate date(String text) {
        return text.length() == 10 ? IsoText.date(text) : null;
    }

    static Object instant(Object raw) {
        if (raw instanceof Instant) {
            return raw;
        }
        if (raw instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        if (raw instanceof ZonedDateTime time) {
            return time.toInstant();
        }
        if (raw instanceof java.sql.Timestamp time) {
            return time.toInstant();
        }
        return raw instanceof String text ? IsoText.instant(text) : null;
    }

    static Object tags(Object raw) {
        if (!(raw instanceof Collection<?> words)) {
            return null;
        }
        for (Object word : words) {
            if (!(word instanceof String)) {
                return words.stream().filter(String.class::isInstance).toList();
            }
        }
        return words;
    }

    static Object reference(Object raw) {
        try {
            return raw instanceof Number number ? (Object) decimal(number).longValueExact() : null;
        } catch (ArithmeticException noId) {
            return null;
        }
    }
}
