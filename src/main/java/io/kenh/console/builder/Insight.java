package io.kenh.console.builder;

import java.util.List;
import java.util.Map;

/**
 * What a form would meet at this moment.
 *
 * @param count    null while the conditions cannot be asked
 * @param partly   whether clauses about a change were left out of the count
 * @param sampleId id of the record it is tried on; null when there is none
 * @param answers  {@code filter-0}, within a group {@code filter-0-1} → holds, fails, change (only a change can tell) or unclear
 * @param seen     {@code filter-0} → the value the clause saw
 * @param verdict  holds, fails, change or unclear
 * @param sameName whether another automation is called so
 * @param open     place → what still forbids to save
 * @param missing  place → what forbids to activate
 */
record Insight(MatchCount.Count count, boolean partly, Long sampleId, String sampleName, Map<String, String> answers, Map<String, String> seen,
               String verdict, List<Preview> previews, boolean sameName, Faults open, Faults missing) {

    /**
     * A message an action would send to the sample.
     *
     * @param action   its place in the list, from 0
     * @param text     filled in; null when it cannot be
     * @param segments of an SMS; 0 for others and when nobody knows
     * @param problem  why there is no message; null when there is one
     */
    record Preview(int action, String channel, String subject, String text, int characters, int segments, String encoding, String problem) { }
}
