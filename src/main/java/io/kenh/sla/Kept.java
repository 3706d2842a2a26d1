package io.kenh.sla;

import java.time.Instant;

/**
 * A promise as it was written down last.
 *
 * @param done null while it was open
 */
record Kept(String state, Instant done) {

    boolean late() {
        return Reading.State.LATE.key().equals(state);
    }
}
