package io.kenh.automation.trigger;

import io.kenh.automation.Occurrence;
import io.kenh.automation.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** Again and again, at the multiples of a length of time. */
record Steadily(Duration step) implements Timetable {

    @Override
    public Optional<Occurrence> after(Instant moment, ZoneId zone) {
        Instant next = Instant.ofEpochSecond((moment.getEpochSecond() / step.toSeconds() + 1) * step.toSeconds());
        return Optional.of(new Occurrence(LocalDate.ofInstant(next, zone), next));
    }
}
