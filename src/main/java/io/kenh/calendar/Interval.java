package io.kenh.calendar;

import java.time.Duration;
import java.time.Instant;

/** From a moment, before another. */
public record Interval(Instant from, Instant until) {

    public Duration length() {
        return Duration.between(from, until);
    }
}
