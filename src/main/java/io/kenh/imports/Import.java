package io.kenh.imports;

import java.time.Instant;

/**
 * One file on its way into the records.
 *
 * @param name     of the file
 * @param object   kind of record it fills
 * @param state    {@code uploaded}, {@code running}, {@code paused}, {@code done}, {@code cancelled} or {@code failed}
 * @param total    rows below the headings
 * @param position rows that are done with: {@code created + updated + skipped + refused}
 * @param reason   why it failed; else null
 * @param author   {@code staff:3}, {@code api:…}
 */
public record Import(long id, String name, String object, String state, Plan plan, int total, int position, int created, int updated,
                     int skipped, int refused, String reason, String author, Instant at, Instant changed) {

    public static final String UPLOADED = "uploaded";
    public static final String RUNNING = "running";
    public static final String PAUSED = "paused";
    public static final String DONE = "done";
    public static final String CANCELLED = "cancelled";
    public static final String FAILED = "failed";

    /** In whole percent; 100 for an empty table. */
    public int percent() {
        return total == 0 ? 100 : (int) (100L * position / total);
    }

    /** Nothing more will happen. */
    public boolean over() {
        return state.equals(DONE) || state.equals(CANCELLED) || state.equals(FAILED);
    }
}
