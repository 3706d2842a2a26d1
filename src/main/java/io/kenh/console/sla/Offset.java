package io.kenh.console.sla;

import io.kenh.sla.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a level is from its deadline, as people type it: a length such as {@code 4h 30m}, or a share of what was promised such
 * as {@code 25%}.
 *
 * @param percent null where minutes are meant
 */
record Offset(int minutes, Integer percent) {

    private static final Pattern SHARE = Pattern.compile("\\s*(\\d{1,4})\\s*%\\s*");

    /**
     * Null for a blank text.
     *
     * @throws IllegalArgumentException for what is neither
     */
    static Offset of(String text) {
        Matcher share = SHARE.matcher(text == null ? "" : text);
        if (share.matches()) {
            return new Offset(0, Integer.valueOf(share.group(1)));
        }
        Integer minutes = Minutes.of(text);
        return minutes == null ? null : new Offset(minutes, null);
    }

    /** As {@link #of} reads. */
    static String text(Level level) {
        return level.percent() == null ? Minutes.text(Math.abs(level.minutes())) : Math.abs(level.percent()) + "%";
    }
}
