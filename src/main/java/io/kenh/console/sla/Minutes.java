package io.kenh.console.sla;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of working time as people type them: {@code 30}, {@code 45m}, {@code 4h}, {@code 4h30}, {@code 2 giờ 15 phút}. */
final class Minutes {

    private static final Pattern TEXT = Pattern.compile("(?i)\\s*(?:(\\d{1,5})\\s*(?:h|g|giờ|hours?)\\s*)?(?:(\\d{1,6})\\s*(?:m|p|min|ph|phút|minutes?)?\\s*)?");

    private Minutes() {
    }

    /**
     * Minutes; null for a blank text.
     *
     * @throws IllegalArgumentException for what is no length of time
     */
    static Integer of(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches() || parts.group(1) == null && parts.group(2) == null) {
            throw new IllegalArgumentException(text.strip());
        }
        return number(parts.group(1)) * 60 + number(parts.group(2));
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** As {@link #of} reads; empty for null. */
    static String text(Integer minutes) {
        if (minutes == null) {
            return "";
        }
        String rest = minutes % 60 == 0 && minutes > 0 ? "" : minutes % 60 + "m";
        return minutes < 60 ? rest : (minutes / 60 + "h " + rest).strip();
    }
}
