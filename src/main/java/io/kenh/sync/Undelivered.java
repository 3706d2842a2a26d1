package io.kenh.sync;

import java.time.Instant;

/**
 * A change that a subscription has not got.
 *
 * @param change   its id in the log
 * @param object   lead, contact …
 * @param kind     created, updated …
 * @param parked   given up until somebody sends it again; else it is tried by itself
 * @param reason   why, or null for one that only waits behind another
 * @param due      next attempt; of no meaning when parked
 */
public record Undelivered(long change, String object, long objectId, String kind, int attempts, boolean parked, String reason,
                          Instant due, Instant since) {
}
