package io.kenh.api.table;

import java.util.Collection;
import java.util.Map;

/** Limits for text from outside, at any depth of a value. */
final class Texts {

    private static final int LONGEST = 100_000;
    private static final int MOST_ITEMS = 500;

    private Texts() {
    }

    /** What is wanted instead; null when the value is good. */
    static String fault(Object value, boolean required, int most) {
        if (value instanceof String text) {
            return fault(text, required, most);
        } else if (value instanceof Map<?, ?> map) {
            String keys = fault(map.keySet(), false, 0);
            return keys != null ? keys : fault(map.values(), false, 0);
        } else if (value instanceof Collection<?> items) {
            return items.size() > MOST_ITEMS ? "at most " + MOST_ITEMS + " items"
                    : items.stream().map(item -> fault(item, false, most)).filter(f -> f != null).findFirst().orElse(null);
        }
        return null;
    }

    private static String fault(String text, boolean required, int most) {
        int longest = most == 0 ? LONGEST : most;
        if (text.indexOf('\0') >= 0) {
            return "a text without NUL characters";
        } else if (most > 0 && most <= Field.LONGEST_LINE && text.chars().anyMatch(Character::isISOControl)) {
            return "a text on one line, without control characters";
        } else if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            return "a text without half characters (unpaired surrogates)";
        } else if (text.codePointCount(0, text.length()) > longest) {
            return "a text of at most " + longest + " characters";
        }
        return required && text.isBlank() ? "a text that is not blank" : null;
    }
}
