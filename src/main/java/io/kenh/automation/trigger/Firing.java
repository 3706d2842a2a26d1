package io.kenh.automation.trigger;

import io.kenh.automation.Automation;
import io.kenh.automation.Occurrence;
import java.time.Instant;

/**
 * A stretch of records that an automation's time is about, under the lock of its row.
 *
 * @param automation in the version of the firing
 * @param doneId     records up to this one have their runs
 * @param lastId     where the stretch ends
 * @param failures   how often it failed at this place
 */
record Firing(long id, int part, Automation automation, Occurrence time, Instant quietAfter, Instant quietUntil,
              long doneId, long lastId, int failures) {
}
