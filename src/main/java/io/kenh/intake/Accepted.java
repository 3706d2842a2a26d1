package io.kenh.intake;

/**
 * Written down and committed.
 *
 * @param eventId   id of the event; of a duplicate the id of the first one
 * @param duplicate it was there already
 */
public record Accepted(long eventId, boolean duplicate) {
}
