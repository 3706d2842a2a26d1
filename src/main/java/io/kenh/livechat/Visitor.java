package io.kenh.livechat;

/**
 * Somebody in front of the window.
 *
 * @param id           random
 * @param connectionId whose window it is
 * @param person       what they have said of themselves so far
 */
public record Visitor(String id, long connectionId, Person person) {
}
