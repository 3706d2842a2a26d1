package io.kenh.sync.publish;

import io.kenh.event.Change;
import java.time.Instant;

/**
 * A change on its way to one receiver.
 *
 * @param attempts that failed
 * @param since    when the first of them failed; null where none did
 */
record Item(Change change, int attempts, Instant since) {

    static Item first(Change change) {
        return new Item(change, 0, null);
    }

    /** Whose order it belongs to: its record. */
    String lane() {
        return change.object() + ":" + change.objectId();
    }
}
