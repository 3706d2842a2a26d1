package io.kenh.connector;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;

/**
 * One row of an external CRM.
 *
 * @param modified when the CRM says it was changed last, by the CRM's own clock; null where it does not say
 * @param version  changes with every change of the row; null where there is none
 * @param deleted  the row tells that it is gone
 * @param marker   our own id in it; null for none
 * @param values   declared field → value in the types of {@link CrmField}; a field that is not in the row is not here,
 *                 an empty one is null
 * @param raw      as it came
 */
public record CrmRow(String id, Instant modified, String version, boolean deleted, String marker, Map<String, Object> values, JsonNode raw) {

    /** What is known of a row of which nothing but its id was heard. */
    public static CrmRow named(String id, String version) {
        return new CrmRow(id, null, version, false, null, Map.of(), null);
    }

    /** The same, gone. */
    public CrmRow asDeleted() {
        return new CrmRow(id, modified, version, true, marker, values, raw);
    }
}
