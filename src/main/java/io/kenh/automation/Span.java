package io.kenh.automation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time as people write it: {@code 30m}, {@code 2h}, {@code 3d}, {@code 1w}, or several as {@code 1d12h}. Days and
 * weeks are those of the calendar and keep the clock time; hours and minutes are elapsed time.
 *
 * @param days    days of the calendar
 * @param elapsed added after them
 */
public record Span(long days, Duration elapsed) {

    static final String WANTED = "a length of time such as 30m, 2h, 3d or 1w, at most 3660d";
    private static final long MOST_DAYS = 3_660;
    private static final Pattern FORM = Pattern.compile("(?:(\\d{1,4})w)?(?:(\\d{1,4})d)?(?:(\\d{1,5})h)?(?:(\\d{1,7})m)?");

    /** Reads it; an unreadable one is refused with what was wanted. */
    public static Span of(String text) {
        Matcher parts = FORM.matcher(text.strip());
        if (text.isBlank() || !parts.matches()) {
            throw new IllegalArgumentException("found '%s', wanted %s".formatted(SettingValue.shortened(text), WANTED));
        }
        Span span = new Span(number(parts, 1) * 7 + number(parts, 2), Duration.ofHours(number(parts, 3)).plusMinutes(number(parts, 4)));
        if (span.days + span.elapsed.toDays() > MOST_DAYS) {
            throw new IllegalArgumentException("found '%s', wanted %s".formatted(text, WANTED));
        }
        return span;
    }

    /** Whether a text is one. */
    public static boolean reads(String text) {
        try {
            of(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** That long after a moment; a clock time that the zone leaves out on that day becomes the one after the gap. */
    public Instant after(Instant moment, ZoneId zone) {
        return (days == 0 ? moment : moment.atZone(zone).plusDays(days).toInstant()).plus(elapsed);
    }

    private static long number(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Long.parseLong(parts.group(group));
    }
}
