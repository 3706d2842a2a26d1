package io.kenh.sync;

import java.time.Instant;

/**
 * How far a subscription is.
 *
 * @param behind  changes that it has not read yet, whether they concern it or not
 * @param oldest  when the first of them happened; null when there is none
 * @param waiting delivered later: their receiver failed, or they wait behind one that did
 * @param parked  given up until somebody sends them again
 */
public record Standing(long behind, Instant oldest, long waiting, long parked) {
}
