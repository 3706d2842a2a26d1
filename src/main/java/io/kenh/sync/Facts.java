package io.kenh.sync;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * What the hub knows that matters to some rows.
 *
 * @param links      external id → link
 * @param owners     our matching field → value → the oldest record that has it
 * @param marked     records that exist, of those that rows carry as our mark
 * @param taken      records, of all these, that have a living link already
 * @param records    id → record, of all these
 * @param became     of records that have gone into others: which
 * @param lastChange when a field of a record was changed last
 */
record Facts(Map<String, Link> links, Map<String, Map<String, Long>> owners, Set<Long> marked, Set<Long> taken,
        Map<Long, Map<String, Object>> records, Map<Long, Long> became, LastChange lastChange) {

    /** When something was changed. */
    @FunctionalInterface
    interface LastChange {

        /** By our clock; null where nobody has changed it since it was made. */
        Instant of(long recordId, String field);
    }
}
