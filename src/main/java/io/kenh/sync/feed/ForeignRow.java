package io.kenh.sync.feed;

import io.kenh.event.Arrival;
import io.kenh.event.Cause;
import io.kenh.event.Change;
import java.util.Map;

/**
 * A row of another system on its way to become a record of ours.
 *
 * @param key     its id there
 * @param raw     our fields as the row has them
 * @param kind    what is told of it; a record that is new here is told as imported unless it is {@link Change#CREATED}
 * @param arrival the event that told of it
 */
record ForeignRow(ForeignLinks.Side side, String key, Map<String, String> raw, String kind, Arrival arrival) {

    Cause cause() {
        return Cause.event(arrival.event().id());
    }

    /** For a person: {@code contact 4711}. */
    String shown() {
        return side.type().key() + " " + key;
    }

    String kindOfNew() {
        return kind.equals(Change.CREATED) ? kind : Change.IMPORTED;
    }

    String kindOfKnown() {
        return kind.equals(Change.IMPORTED) ? kind : Change.UPDATED;
    }
}
