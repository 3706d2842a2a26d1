package io.kenh.condition.operator;

import io.kenh.condition.Field;
import io.kenh.condition.FieldType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the values of clauses, whether they come from YAML with types or from a form as text. */
final class Wanted {

    private static final int MOST_DIGITS = 100;
    private static final int MOST_DAYS = 100_000;

    private Wanted() {
    }

    static Object nothing(Object value) {
        if (value != null) {
            throw new BadValue(value, "no value");
        }
        return null;
    }

    static String text(Object value) {
        String text = value instanceof Number || value instanceof Boolean ? value.toString() : value instanceof String word ? word : "";
        if (text.isEmpty() || !storable(text)) {
            throw new BadValue(value, "some text");
        }
        return text;
    }

    // PostgreSQL stores neither NUL nor half a surrogate pair, so no record can have them either.
    private static boolean storable(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    static BigDecimal number(Object value) {
        try {
            String text = String.valueOf(value);
            BigDecimal number = text.length() > MOST_DIGITS ? null : new BigDecimal(text.strip());
            if (number != null && Math.abs((long) number.scale()) <= MOST_DIGITS) {
                return number.stripTrailingZeros();
            }
        } catch (NumberFormatException noNumber) {
            // refused below, like a number that is too long
        }
        throw new BadValue(value, "a number");
    }

    static int days(Object value) {
        return count(value, MOST_DAYS, "a whole number of days from 0 to " + MOST_DAYS);
    }

    static int years(Object value) {
        return count(value, 200, "a whole number of years from 0 to 200");
    }

    private static int count(Object value, int most, String wanted) {
        try {
            int count = number(value).intValueExact();
            if (count >= 0 && count <= most) {
                return count;
            }
        } catch (ArithmeticException | BadValue noCount) {
            // refused below
        }
        throw new BadValue(value, wanted);
    }

    static LocalDate date(Object value) {
        if (FieldType.DATE.read(value) instanceof LocalDate date) {
            return date;
        }
        throw new BadValue(value, "a date as 2026-02-28");
    }

    /** One value that {@link FieldType#key} of the field may equal. */
    static Object key(Field field, Object value) {
        return switch (field.type()) {
            case TEXT -> field.type().key(text(value));
            case CHOICE -> choice(field, text(value));
            case TAGS -> text(value);
            case NUMBER -> number(value);
            case REFERENCE -> reference(field, value);
            case BOOLEAN -> yesOrNo(value);
            case DATE, DATETIME -> date(value);
        };
    }

    private static String choice(Field field, String word) {
        if (field.choices().isEmpty() || field.choices().contains(word)) {
            return word;
        }
        throw new BadValue(word, "one of " + field.choices());
    }

    private static Long reference(Field field, Object value) {
        if (FieldType.REFERENCE.read(value) instanceof Long id) {
            return id;
        }
        String name = text(value);
        return field.reference().apply(name)
                .or(() -> name.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(name)) : Optional.empty())
                .orElseThrow(() -> new BadValue(value, "the id or name of an existing " + field.name()));
    }

    private static Boolean yesOrNo(Object value) {
        if ("true".equals(String.valueOf(value)) || "false".equals(String.valueOf(value))) {
            return Boolean.valueOf(String.valueOf(value));
        }
        throw new BadValue(value, "true or false");
    }

    static Set<Object> keys(Field field, Object value) {
        if (value instanceof Collection<?> values && !values.isEmpty()) {
            return values.stream().map(one -> key(field, one)).collect(Collectors.toUnmodifiableSet());
        }
        throw new BadValue(value, "a list with at least one value");
    }

    /** Two values in order, lowest first. */
    static <T extends Comparable<? super T>> List<T> range(Object value, Function<Object, T> reader) {
        if (value instanceof List<?> ends && ends.size() == 2) {
            T first = reader.apply(ends.get(0));
            T last = reader.apply(ends.get(1));
            if (first.compareTo(last) <= 0) {
                return List.of(first, last);
            }
        }
        throw new BadValue(value, "a list of two values, the lower one first");
    }
}
