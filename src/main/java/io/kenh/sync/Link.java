package io.kenh.sync;

import java.time.Instant;
import java.util.Map;

/**
 * A record and its row.
 *
 * @param version  the CRM's, of the state seen last; null where it is not known
 * @param modified the CRM's; null where it is not known
 * @param ours     our values when both agreed last
 * @param theirs   the row's, as we would write them
 * @param gone     the CRM has taken the row away
 */
record Link(String externalId, long recordId, String version, Instant modified, Map<String, Object> ours, Map<String, Object> theirs, boolean gone) {
}
