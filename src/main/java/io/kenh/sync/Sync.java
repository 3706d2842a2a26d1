package io.kenh.sync;

import java.time.Instant;

/**
 * A CRM's object that is kept in step with our records.
 *
 * @param connectionId the CRM
 * @param object       as its connector calls it
 * @param record       our kind of record
 * @param mapping      YAML
 * @param state        {@code active} or {@code paused}
 */
public record Sync(long id, long connectionId, String object, String record, String mapping, String state, Instant updated) {

    public boolean isActive() {
        return state.equals("active");
    }
}
