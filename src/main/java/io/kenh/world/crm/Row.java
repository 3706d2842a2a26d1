package io.kenh.world.crm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A record as a CRM keeps it.
 *
 * @param number   in the order in which rows were made, from 1
 * @param id       the provider's
 * @param version  grows with each change, from 1
 * @param created  when it was made
 * @param modified when it was last changed
 * @param deleted  somebody has taken it away
 * @param fields   under the provider's names; never changed in place
 */
record Row(long number, String id, long version, Instant created, Instant modified, boolean deleted, ObjectNode fields) {

    /** A field as text; empty for none. */
    String text(String field) {
        return fields.path(field).asText("");
    }

    Row changed(ObjectNode newFields, Instant at) {
        return new Row(number, id, version + 1, created, at, false, newFields);
    }

    Row gone(Instant at) {
        return new Row(number, id, version + 1, created, at, true, fields);
    }
}
