package io.kenh.crm;

import io.kenh.condition.FieldType;
import io.kenh.condition.TextForm;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads what people, files and programs write into what a record holds. */
final class Values {

    static final int LONGEST = 20_000;
    private static final int MOST_DIGITS = 15;
    private static final int LONGEST_NUMBER = 40;
    private static final Set<String> YES = Set.of("true", "yes", "1", "on", "có", "x");
    private static final Set<String> NO = Set.of("false", "no", "0", "off", "không");

    private Values() {
    }

    /**
     * @param field for the error
     * @param zone  of times that are written without one
     * @throws InvalidValue when it is no such value
     */
    static Object read(String field, FieldType type, List<String> choices, Object raw, ZoneId zone) {
        Object read = switch (type) {
            case TEXT -> text(raw, LONGEST);
            case NUMBER -> number(raw);
            case DATE -> WrittenTimes.date(raw);
            case DATETIME -> WrittenTimes.instant(raw, zone);
            case BOOLEAN -> yesOrNo(raw);
            case CHOICE -> choice(raw, choices);
            case TAGS -> several(raw, choices);
            case REFERENCE -> FieldType.REFERENCE.read(raw);
        };
        if (read == null) {
            throw refused(field, type, choices, raw);
        }
        return read;
    }

    private static InvalidValue refused(String field, FieldType type, List<String> choices, Object raw) {
        String several = String.join(", ", choices);
        return switch (type) {
            case TEXT -> new InvalidValue(field, raw, Wanted.TEXT, String.valueOf(LONGEST));
            case CHOICE -> new InvalidValue(field, raw, Wanted.CHOICE, several);
            case TAGS -> choices.isEmpty() ? new InvalidValue(field, raw, Wanted.TAGS, null) : new InvalidValue(field, raw, Wanted.CHOICES, several);
            default -> new InvalidValue(field, raw, Wanted.valueOf(type.name()), null);
        };
    }

    /** Null when it is none, is too long, or holds what the database cannot keep. */
    static String text(Object raw, int most) {
        String text = raw instanceof String || raw instanceof Number || raw instanceof Boolean ? raw.toString().strip() : null;
        return text != null && text.codePointCount(0, text.length()) <= most && storable(text) ? text : null;
    }

    private static boolean storable(String text) {
        return text.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    // More digits than these would not survive the way through JSON unchanged.
    private static BigDecimal number(Object raw) {
        BigDecimal number = decimal(raw);
        return number != null && number.precision() <= MOST_DIGITS && Math.abs(number.scale()) <= MOST_DIGITS ? number : null;
    }

    /** Any number; null when it is none. */
    static BigDecimal decimal(Object raw) {
        String text = raw instanceof String || raw instanceof Number ? raw.toString().strip() : "";
        if (text.length() > LONGEST_NUMBER || !text.matches("[+-]?[0-9.]+([eE][+-]?[0-9]{1,3})?")) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(text).stripTrailingZeros();
            return number.scale() < 0 && number.scale() >= -LONGEST_NUMBER ? number.setScale(0) : number;
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    private static Boolean yesOrNo(Object raw) {
        String word = raw instanceof Boolean || raw instanceof Number || raw instanceof String ? TextForm.plain(raw.toString().strip()) : "";
        return YES.contains(word) ? Boolean.TRUE : NO.contains(word) ? Boolean.FALSE : null;
    }

    /** The choice in its own spelling, whatever the case and Unicode form it was written in. */
    private static String choice(Object raw, List<String> choices) {
        String plain = raw instanceof Collection || raw == null ? null : TextForm.plain(raw.toString().strip());
        return choices.stream().filter(choice -> TextForm.plain(choice).equals(plain)).findFirst().orElse(null);
    }

    private static List<String> several(Object raw, List<String> choices) {
        Collection<?> words = raw instanceof Collection<?> list ? list : Arrays.asList(String.valueOf(raw).split("[,\n]"));
        List<String> read = words.stream().filter(word -> word == null || !word.toString().isBlank())
                .map(word -> choices.isEmpty() ? text(word, LONGEST_TAG) : choice(word, choices)).toList();
        return read.stream().anyMatch(word -> word == null) || read.size() > MOST_TAGS ? null : read.stream().distinct().toList();
    }

    static final int LONGEST_TAG = 100;
    static final int MOST_TAGS = 200;

    /** How a name is derived from a title: no accents, no blanks. */
    static String nameOf(String title) {
        return TextForm.folded(title).strip().replaceAll("[^a-z0-9]+", "_").replaceAll("^[_0-9]+|_+$", "").toLowerCase(Locale.ROOT);
    }
}
