package io.kenh.automation;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a {@link Scenario} came to.
 *
 * @param passed whether all that was expected happened and nothing else; true where nothing was expected
 * @param trouble why it could not be played to its end; null when it was
 * @param found   how many actions there were in all
 */
public record Simulation(String name, boolean passed, String trouble, Instant end, int found, List<Step> steps) {

    /**
     * One step of the story.
     *
     * @param what       the step in words
     * @param at         what the clock showed after it
     * @param found      what the automations did since the step before
     * @param missing    expected, but not found, as it was written
     * @param unexpected found, but not expected
     * @param wrong      fields of records that are not as they should be: found and wanted
     */
    public record Step(int number, String what, Instant at, List<Found> found, List<Map<String, Object>> missing,
                       List<Found> unexpected, List<String> wrong) {

        public boolean passed() {
            return missing.isEmpty() && unexpected.isEmpty() && wrong.isEmpty();
        }
    }

    /**
     * One thing an automation did.
     *
     * @param kind  sms, mail …: a message that left; change: a record was changed; lead, contact, task, ticket …: a record was made;
     *              skipped, failed: an action that did nothing, with its reason; parked: a change that could not be worked off
     * @param facts what an expectation may name: to, text, record, status …
     */
    public record Found(Instant at, String kind, Map<String, Object> facts) { }
}
