package io.kenh.sync.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * What a topic told, whatever its envelope.
 *
 * @param id   of the envelope; null where it has none
 * @param op   {@code c} made, {@code u} changed, {@code d} deleted, {@code r} read in a snapshot; null where nobody says
 * @param row  the record after it, of a deletion before it; null when that is not known
 * @param at   when it happened; null where nobody says
 */
record FeedRecord(String id, String op, JsonNode row, Instant at) {
}
