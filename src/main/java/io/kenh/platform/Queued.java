package io.kenh.platform;

import java.time.Instant;

/**
 * A row of a line's queue: open work.
 *
 * @param id       of the event, change or message
 * @param slot     0 to {@link Slots#COUNT} - 1; work of one slot is done by one worker at a time
 * @param lane     the conversation partner whose order is kept
 * @param attempts failed attempts so far
 * @param since    when the work was put into the queue
 */
public record Queued(long id, int slot, String lane, int attempts, Instant since) {
}
