package io.kenh.sync;

import io.kenh.connector.CrmRow;
import java.util.List;
import java.util.Map;

/**
 * A row as the mapping reads it.
 *
 * @param values  our fields with the values that the row gives them
 * @param refused values that our fields cannot hold; they are not among {@code values}
 */
record Reading(CrmRow row, Map<String, Object> values, List<Refusal> refused) {

    /** @param why as a person reads it */
    record Refusal(FieldRule rule, String why) {
    }

    String id() {
        return row.id();
    }
}
