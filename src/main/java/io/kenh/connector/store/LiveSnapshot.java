package io.kenh.connector.store;

import io.kenh.platform.Held;
import io.kenh.platform.Rehearsal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The copy of all connections in memory. What it does not know may have been made on another node a moment ago, so
 * {@link #latest} is asked before anything is said to be missing.
 */
final class LiveSnapshot {

    private static final Logger log = LoggerFactory.getLogger(LiveSnapshot.class);

    private final Rows rows;
    private final Entries entries;
    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();
    private final SharedLook look = new SharedLook(this::look);
    private final Held<Snapshot> snapshot;

    LiveSnapshot(Rows rows, Entries entries) {
        this.rows = rows;
        this.entries = entries;
        this.snapshot = new Held<>(() -> Snapshot.EMPTY.next(rows.stamp(), rows.all(), entries::of));
    }

    /** As far as it is known. */
    Snapshot known() {
        return snapshot.get();
    }

    /** With what other nodes have changed until now. */
    Snapshot latest() {
        if (Rehearsal.isOn()) {
            look();
        } else {
            look.now();
        }
        return snapshot.get();
    }

    /** Read anew, whether or not anything seems to have changed. */
    synchronized Snapshot refreshed() {
        Snapshot before = snapshot.get();
        String stamp = rows.stamp();
        Snapshot now = before.next(stamp, rows.all(), entries::of);
        snapshot.set(now);
        if (!Rehearsal.isOn()) {
            now.changedSince(before).forEach(id -> listeners.forEach(listener -> tell(listener, id)));
        }
        return now;
    }

    /** One that stumbles, such as over a connection that is gone, keeps no other from hearing. */
    private static void tell(LongConsumer listener, long id) {
        try {
            listener.accept(id);
        } catch (RuntimeException e) {
            log.warn("A change of connection {} could not be followed", id, e);
        }
    }

    /** @param listener gets the id of each connection that is new, changed or gone */
    void onChange(LongConsumer listener) {
        listeners.add(listener);
    }

    private void look() {
        if (!rows.stamp().equals(snapshot.get().stamp())) {
            refreshed();
        }
    }
}
