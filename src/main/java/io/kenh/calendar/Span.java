package io.kenh.calendar;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of a day on the wall clock, written {@code 08:00-12:00}. One that ends no later than it begins goes on past
 * midnight and belongs to the day it begins on: {@code 22:00-06:00}.
 *
 * @param from  minute of the day at which it begins, 0 to 1439
 * @param until minute of the day before which it ends, 1 to 1440
 */
public record Span(int from, int until) implements Comparable<Span> {

    /** Minutes of a day on the wall clock. */
    public static final int DAY = 24 * 60;
    /** All of a day. */
    public static final Span WHOLE_DAY = new Span(0, DAY);

    private static final Pattern TEXT = Pattern.compile("\\s*(\\d{1,2}):(\\d{2})\\s*[-–—]\\s*(\\d{1,2}):(\\d{2})\\s*");

    public Span {
        if (from < 0 || from >= DAY || until < 1 || until > DAY || from == until) {
            throw new IllegalArgumentException("found a span from minute %d until minute %d, wanted times of the day such as 08:00-12:00 or 00:00-24:00"
                    .formatted(from, until));
        }
    }

    /** @throws IllegalArgumentException for what is no span */
    @JsonCreator
    public static Span of(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("found '%s', wanted a span such as 08:00-12:00".formatted(text));
        }
        int until = minute(text, parts.group(3), parts.group(4));
        return new Span(minute(text, parts.group(1), parts.group(2)), until == 0 ? DAY : until);
    }

    private static int minute(String text, String hour, String minute) {
        int of = Integer.parseInt(hour) * 60 + Integer.parseInt(minute);
        if (of > DAY || Integer.parseInt(minute) > 59) {
            throw new IllegalArgumentException("found '%s', wanted times from 00:00 to 24:00".formatted(text));
        }
        return of;
    }

    /** Whether it goes on past midnight. */
    public boolean overnight() {
        return until < from;
    }

    /** What of it lies on its own day. */
    Span today() {
        return overnight() ? new Span(from, DAY) : this;
    }

    /** What of an {@link #overnight} one lies on the next day. */
    Span tomorrow() {
        return new Span(0, until);
    }

    @Override
    public int compareTo(Span other) {
        return from != other.from ? Integer.compare(from, other.from) : Integer.compare(until, other.until);
    }

    /** Reads as {@link #of} writes. */
    @Override
    @JsonValue
    public String toString() {
        return "%02d:%02d-%02d:%02d".formatted(from / 60, from % 60, until / 60, until % 60);
    }
}
