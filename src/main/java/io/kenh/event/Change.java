package io.kenh.event;

import java.time.Instant;
import java.util.Map;

/**
 * A record changed.
 *
 * @param object   lead, contact, ticket …
 * @param kind     created, updated, imported; or something that happened to the record and changed no field: see the constants
 * @param lane     the conversation partner
 * @param record   the whole record after the change; empty in the log where no field changed, and then read when it is needed
 * @param before   changed field → its former value; empty for a new record
 * @param cause    what led here: {@code event:12}, {@code run:7}, {@code staff:3}
 * @param depth    how many automations led here; a budget ends loops
 * @param detail   what is to be told beside the record, e.g. the link that was clicked; empty for most
 */
public record Change(long id, String object, long objectId, String kind, String lane, Map<String, Object> record,
                     Map<String, Object> before, String cause, int depth, Instant at, Map<String, Object> detail) {

    public static final String CREATED = "created";
    public static final String UPDATED = "updated";
    public static final String IMPORTED = "imported";
    /** The clock selected the record for an automation; detail: automation, version, firing. */
    public static final String DUE = "due";
    /** A form was sent in; detail: connection. */
    public static final String SUBMITTED = "submitted";
    /** A message to the person was opened; detail: message. */
    public static final String OPENED = "opened";
    /** A link in a message to the person was clicked; detail: message, link, document. */
    public static final String CLICKED = "clicked";
    /** The person looked at a page of a web site; detail: url, connection, title. */
    public static final String VISITED = "visited";
    /** The person wrote to us. */
    public static final String WROTE = "wrote";
    /** The record came into a campaign; detail: campaign. */
    public static final String JOINED = "joined";
    /** The person has been in touch so often within a time; detail: count, within, kinds. */
    public static final String FREQUENT = "frequent";
    /** Two contacts became one, told of both; detail: contact (the other), merge. The one that is gone is not found any more. */
    public static final String MERGED = "merged";
    /** Two contacts that had become one are two again, told of both; detail: contact, merge. */
    public static final String PARTED = "parted";
    /** A deadline of a ticket has passed; detail: promise. */
    public static final String LATE = "late";

    public Change(long id, String object, long objectId, String kind, String lane, Map<String, Object> record,
                  Map<String, Object> before, String cause, int depth, Instant at) {
        this(id, object, objectId, kind, lane, record, before, cause, depth, at, Map.of());
    }

    /** A change that is not written down yet. */
    public static Change of(String object, long objectId, String kind, String lane, Map<String, Object> record,
                            Map<String, Object> before, Cause cause, Instant at) {
        return new Change(0, object, objectId, kind, lane, record, before, cause.text(), cause.depth(), at);
    }

    /** Something that happened to a record and changed no field, not written down yet. */
    public static Change told(String object, long objectId, String kind, String lane, Map<String, Object> detail, Cause cause, Instant at) {
        return new Change(0, object, objectId, kind, lane, Map.of(), Map.of(), cause.text(), cause.depth(), at, detail);
    }

    /** The same with the record as it is now. */
    public Change with(Map<String, Object> present) {
        return new Change(id, object, objectId, kind, lane, present, before, cause, depth, at, detail);
    }
}
