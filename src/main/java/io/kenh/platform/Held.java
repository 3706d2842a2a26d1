package io.kenh.platform;

import java.util.function.Supplier;

/**
 * Something a bean keeps in memory that was read from the database: one value for the hub, and another for each
 * {@link Rehearsal}, which has other rows. Every copy of rows in memory is kept in one of these.
 */
public final class Held<T> {

    private final Supplier<T> first;
    private volatile T live;

    /** @param first what there is before anything has been {@link #set}; for a rehearsal and the hub alike */
    public Held(Supplier<T> first) {
        this.first = first;
        this.live = first.get();
    }

    public T get() {
        Rehearsal rehearsal = Rehearsal.current();
        return rehearsal == null ? live : rehearsal.held(this, first);
    }

    public void set(T value) {
        Rehearsal rehearsal = Rehearsal.current();
        if (rehearsal == null) {
            live = value;
        } else {
            rehearsal.hold(this, value);
        }
    }
}
