package io.kenh.livechat;

import java.time.Instant;

/**
 * Something that was said.
 *
 * @param id        grows
 * @param visitor   in whose window
 * @param direction {@code in} by the visitor, {@code out} by us
 * @param key       the browser's own id of a line it sent
 */
public record Line(long id, String visitor, String direction, String key, String text, Instant at) {
}
