package io.kenh.event;

import java.time.Instant;
import java.util.Map;

/**
 * A record changed.
 *
 * @param object   lead, contact, ticket …
 * @param kind     created, updated, imported …
 * @param lane     the conversation partner
 * @param record   the whole record after the change
 * @param before   changed field → its former value; empty for a new record
 * @param cause    what led here: {@code event:12}, {@code run:7}, {@code staff:3}
 * @param depth    how many automations led here; a budget ends loops
 */
public record Change(long id, String object, long objectId, String kind, String lane, Map<String, Object> record,
                     Map<String, Object> before, String cause, int depth, Instant at) {

    public static final String CREATED = "created";
    public static final String UPDATED = "updated";
    public static final String IMPORTED = "imported";

    /** A change that is not written down yet. */
    public static Change of(String object, long objectId, String kind, String lane, Map<String, Object> record,
                            Map<String, Object> before, Cause cause, Instant at) {
        return new Change(0, object, objectId, kind, lane, record, before, cause.text(), cause.depth(), at);
    }
}
