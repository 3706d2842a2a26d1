package io.kenh.platform;

import java.sql.Connection;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A hub within the hub, for the length of a simulation: empty tables of its own and a clock of its own. What a thread does
 * inside {@link #call} reads and writes those tables and lives at that clock's time; all other threads know nothing of it.
 * Nothing leaves: no doorbell rings, and line three refuses to work. Made by {@link Rehearsals}; used by one thread at a time.
 */
public final class Rehearsal implements AutoCloseable {

    private static final ThreadLocal<Rehearsal> CURRENT = new ThreadLocal<>();

    private final Connection session;
    private final Runnable atEnd;
    private final Map<Held<?>, Object> held = new IdentityHashMap<>();
    private Instant now;

    Rehearsal(Connection session, Instant start, Runnable atEnd) {
        this.session = session;
        this.now = start;
        this.atEnd = atEnd;
    }

    /** Whether the calling thread is inside a rehearsal. */
    public static boolean isOn() {
        return CURRENT.get() != null;
    }

    /** @throws IllegalStateException when the calling thread is inside a rehearsal: this would reach the outside */
    public static void refuse(String what) {
        if (isOn()) {
            throw new IllegalStateException(what + " was refused: this is a rehearsal, nothing leaves it");
        }
    }

    static Rehearsal current() {
        return CURRENT.get();
    }

    /**
     * Does the work inside this rehearsal, in the calling thread.
     *
     * @throws IllegalStateException within a transaction of the hub: its session would be used on
     */
    public <T> T call(Supplier<T> work) {
        Rehearsal outer = CURRENT.get();
        if (outer == null && TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("found a transaction of the hub, wanted none; a rehearsal begins outside of transactions");
        }
        CURRENT.set(this);
        try {
            return work.get();
        } finally {
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }

    /** As {@link #call}. */
    public void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }

    /** What its clock shows. */
    public Instant now() {
        return now;
    }

    /** Puts its clock to a moment; a rehearsal of the past may also go back. */
    public void setNow(Instant moment) {
        now = moment;
    }

    Connection session() {
        return session;
    }

    @SuppressWarnings("unchecked")
    <T> T held(Held<T> what, Supplier<T> first) {
        return (T) held.computeIfAbsent(what, w -> first.get());
    }

    <T> void hold(Held<T> what, T value) {
        held.put(what, value);
    }

    /** Its tables are gone with its session. */
    @Override
    public void close() {
        atEnd.run();
    }
}
