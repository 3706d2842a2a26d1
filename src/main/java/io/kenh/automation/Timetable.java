package io.kenh.automation;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** When the clock wakes an automation. */
@FunctionalInterface
public interface Timetable {

    /** The next time after a moment; empty when there is none within a year. */
    Optional<Occurrence> after(Instant moment, ZoneId zone);
}
