package io.kenh.sync;

import java.time.Instant;

/**
 * Changes that were given up for one reason.
 *
 * @param reason without what the receiver said in its own words: {@code HTTP 400}
 * @param oldest since when the first of them failed
 */
public record GivenUp(String reason, long count, Instant oldest) {
}
