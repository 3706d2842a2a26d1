package io.kenh.connector;

import java.time.Instant;

/**
 * Where a look at what changed begins.
 *
 * @param since rows that were changed then or later, by the CRM's clock; {@link #EVER} for all
 * @param id    of the last row seen with that time; null for none
 * @param page  what the CRM wants to hear for its next page; null for the first
 */
public record CrmQuery(Instant since, String id, String page) {

    /** Before every row of every CRM. */
    public static final Instant EVER = Instant.parse("1970-01-01T00:00:00Z");

    /** The first page of what was changed then or later. */
    public static CrmQuery since(Instant since) {
        return new CrmQuery(since == null ? EVER : since, null, null);
    }
}
