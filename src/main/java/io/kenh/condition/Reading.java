package io.kenh.condition;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.regex.Pattern;

/** Raw values into canonical ones. The functions {@code custom_*} of the database do the same for jsonb; keep them equal. */
final class Reading {

    private static final Pattern INSTANT = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]"
            + "(:[0-5][0-9](\\.[0-9]{1,9})?)?(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])");

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
        if (text.length() != 10 || !Character.isDigit(text.charAt(0)) || text.startsWith("0000")) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDate) {
            return null;
        }
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
        return raw instanceof String text ? instant(text) : null;
    }

    private static Instant instant(String text) {
        if (!INSTANT.matcher(text).matches() || text.startsWith("0000")) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException noInstant) {
            return null;
        }
    }

    static Object tags(Object raw) {
        return raw instanceof Collection<?> words ? words.stream().filter(String.class::isInstance).toList() : null;
    }

    static Object reference(Object raw) {
        try {
            return raw instanceof Number number ? (Object) decimal(number).longValueExact() : null;
        } catch (ArithmeticException noId) {
            return null;
        }
    }
}
