package io.kenh.crm;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** One form for values of one meaning: the database writes numbers and times in its own way, callers in theirs. */
public final class Plain {

    private static final int SHORTEST_TIME = "2026-11-21T01:30Z".length();
    private static final int LONGEST_TIME = "2026-11-21T01:30:00.123456789+07:00".length();

    private Plain() {
    }

    /** Values are equal in this form when a person would call them the same. */
    public static Object of(Object value) {
        if (value instanceof Number number) {
            return new BigDecimal(number.toString()).stripTrailingZeros();
        } else if (value instanceof String text && isTime(text)) {
            return time(text);
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> plain = new HashMap<>();
            map.forEach((name, inner) -> plain.put(name, of(inner)));
            return plain;
        } else if (value instanceof Collection<?> items) {
            return items.stream().map(Plain::of).toList();
        }
        return value instanceof Instant || !(value instanceof Temporal) ? value : value.toString();
    }

    private static boolean isTime(String text) {
        return text.length() >= SHORTEST_TIME && text.length() <= LONGEST_TIME && text.charAt(10) == 'T' && text.charAt(4) == '-';
    }

    private static Object time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return text;
        }
    }
}
