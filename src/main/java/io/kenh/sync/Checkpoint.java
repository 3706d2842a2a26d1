package io.kenh.sync;

import java.time.Instant;

/**
 * How far a sync has come.
 *
 * @param since    from where the next page is asked for, by the CRM's clock
 * @param sinceId  id of the last row with that time, or null
 * @param page     what the CRM wants to hear for it, or null
 * @param reading  in the middle of a look
 * @param newest   latest change seen, by the CRM's clock; null before the first
 * @param loaded   when the first load was whole; null before
 * @param due      when the next look begins
 * @param rows     rows read
 * @param made     records made
 * @param changed  records changed
 * @param told     rows made or changed in the CRM
 * @param links    records that have a row
 * @param failures failed steps in a row
 * @param error    what the last failure was; null while all is well
 * @param errorAt  when
 * @param looked   when the last look was whole; null before
 */
public record Checkpoint(Instant since, String sinceId, String page, boolean reading, Instant newest, Instant loaded, Instant due,
        long rows, long made, long changed, long told, long links, int failures, String error, Instant errorAt, Instant looked) {

    /** Whether the step that both began from is the same. */
    boolean isAt(Checkpoint other) {
        return since.equals(other.since) && java.util.Objects.equals(sinceId, other.sinceId) && java.util.Objects.equals(page, other.page)
                && reading == other.reading;
    }
}
