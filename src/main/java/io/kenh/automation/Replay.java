package io.kenh.automation;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A span of past changes held against a draft: how far it has come and what would have been different.
 *
 * @param automationId whose runs it is compared with; null for none
 * @param state        running, done, failed or stopped
 * @param trouble      why it failed; null when it did not
 * @param total        changes in the span, of the draft's kind of record
 * @param looked       how many of them have been looked at
 * @param same         changes on which what ran and what the draft would do are alike
 * @param more         changes on which the draft would act and nothing ran
 * @param less         changes on which something ran and the draft would do nothing
 * @param other        changes on which both act, but not alike
 */
public record Replay(long id, Long automationId, String name, Instant from, Instant to, String state, String trouble, long total, long looked,
                     long same, long more, long less, long other, String author, Instant started, Instant ended) {

    /**
     * One change on which they differ.
     *
     * @param kind  more, less or other
     * @param ran   what each action did then: action, outcome and, where there are, reason, to, text, fields
     * @param would what each action of the draft would have done
     */
    public record Difference(long id, String kind, long changeId, String object, long objectId, Instant at,
                             List<Map<String, Object>> ran, List<Map<String, Object>> would) { }
}
