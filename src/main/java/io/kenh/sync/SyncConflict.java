package io.kenh.sync;

import java.time.Instant;

/**
 * What a person should know or decide about a record and its row.
 *
 * @param externalId of the row; empty where there is none
 * @param recordId   of the record, or null
 * @param field      ours; empty where it is about the whole
 * @param kind       {@code field}, {@code double}, {@code value}, {@code refused} or {@code lost}
 * @param ours       our value, or null
 * @param theirs     the CRM's value, or null
 * @param note       a sentence, or null
 * @param winner     {@code ours}, {@code theirs} or {@code seen}; null while it is open
 * @param settledBy  who decided; null for the rule of the field
 */
public record SyncConflict(long id, long syncId, String externalId, Long recordId, String field, String kind, Object ours, Object theirs,
        String note, String winner, Instant at, String settledBy) {

    public boolean isOpen() {
        return winner == null;
    }
}
