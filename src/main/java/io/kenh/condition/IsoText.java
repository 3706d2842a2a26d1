package io.kenh.condition;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Reads the ISO forms that records have, and no others: {@code 2026-02-28} and {@code 2026-02-28T08:00[:30[.123456]]} with {@code Z}
 * or an offset up to 14 hours. Every condition on a date of a change reads one, so it is done by hand.
 */
final class IsoText {

    private static final int NO_NUMBER = -1;
    private static final int MOST_DECIMALS = 9;
    private static final int SECONDS_AT = "2026-02-28T08:00".length();

    private IsoText() {
    }

    /** The day that the first ten characters name; null when they name none. */
    static LocalDate date(String text) {
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        if (year <= 0 || month == NO_NUMBER || day == NO_NUMBER || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException noDay) {
            return null;
        }
    }

    /** To the microsecond, as the database keeps it; null when the text is no instant. */
    static Instant instant(String text) {
        LocalDate day = text.length() > SECONDS_AT && text.charAt(10) == 'T' && text.charAt(13) == ':' ? date(text) : null;
        int hour = day == null ? NO_NUMBER : number(text, 11, 13);
        int minute = day == null ? NO_NUMBER : number(text, 14, 16);
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59) {
            return null;
        }
        boolean hasSeconds = text.charAt(SECONDS_AT) == ':';
        int second = hasSeconds ? number(text, SECONDS_AT + 1, SECONDS_AT + 3) : 0;
        int zoneAt = hasSeconds ? zoneAt(text) : SECONDS_AT;
        int offset = second < 0 || second > 59 || zoneAt < 0 ? Integer.MIN_VALUE : offset(text, zoneAt);
        return offset == Integer.MIN_VALUE ? null
                : Instant.ofEpochSecond(day.toEpochDay() * 86_400 + hour * 3_600 + minute * 60 + second - offset, nanos(text, zoneAt));
    }

    /** Where the zone begins behind the seconds; negative when what stands between are no decimals. */
    private static int zoneAt(String text) {
        int at = SECONDS_AT + 3;
        if (at >= text.length() || text.charAt(at) != '.') {
            return at;
        }
        int end = at + 1;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end - at - 1 < 1 || end - at - 1 > MOST_DECIMALS ? -1 : end;
    }

    private static int nanos(String text, int zoneAt) {
        int micros = 0;
        for (int i = SECONDS_AT + 4; i < SECONDS_AT + 10; i++) {
            micros = micros * 10 + (i < zoneAt ? text.charAt(i) - '0' : 0);
        }
        return micros * 1_000;
    }

    private static int offset(String text, int at) {
        if (at == text.length() - 1 && text.charAt(at) == 'Z') {
            return 0;
        }
        int hours = at + 6 == text.length() && text.charAt(at + 3) == ':' ? number(text, at + 1, at + 3) : NO_NUMBER;
        int minutes = hours == NO_NUMBER ? NO_NUMBER : number(text, at + 4, at + 6);
        char sign = hours == NO_NUMBER ? ' ' : text.charAt(at);
        if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59 || sign != '+' && sign != '-') {
            return Integer.MIN_VALUE;
        }
        return (sign == '-' ? -1 : 1) * (hours * 3_600 + minutes * 60);
    }

    private static int number(String text, int from, int to) {
        int number = to > text.length() ? NO_NUMBER : 0;
        for (int i = from; i < to && number >= 0; i++) {
            number = isDigit(text.charAt(i)) ? number * 10 + text.charAt(i) - '0' : NO_NUMBER;
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
