package io.kenh.platform;

/**
 * The doorbell of one slot of one line, as this node knows it. It does not ring again before it was answered here, or was
 * silent for a while: another node may have answered. That while follows how long answers take at present, or bells would
 * pile up before workers who are busy: each costs memory, and a look into an empty queue. Times are of
 * {@link System#nanoTime()}.
 */
final class Bell {

    static final long SHORTEST_WAIT_NANOS = 50_000_000;
    static final long LONGEST_WAIT_NANOS = 1_000_000_000;
    /** The broker keeps giving a slot to the worker that had it first; now and then a node that joined later gets its chance. */
    private static final long SHARE_ANEW_NANOS = 5_000_000_000L;

    private boolean wanted;
    private boolean rung;
    private long rungAt;
    private long sharedAt;
    private long waitNanos = SHORTEST_WAIT_NANOS;

    /** Somebody has left work. True when it may ring at once. */
    synchronized boolean want() {
        boolean first = !wanted && !rung;
        wanted = true;
        return first;
    }

    /** A worker of this node is about to look: the next ring must not be swallowed. True when it may ring again at once. */
    synchronized boolean answered(long now) {
        if (rung) {
            waitNanos = Math.max(SHORTEST_WAIT_NANOS, Math.min(LONGEST_WAIT_NANOS, now - rungAt));
        }
        rung = false;
        return wanted;
    }

    /** Whether it rings now; if so it counts as rung. */
    synchronized boolean rings(long now) {
        if (!wanted || rung && now - rungAt <= waitNanos) {
            return false;
        }
        if (rung) {
            // nobody here has answered: perhaps another node does, and quickly
            waitNanos = Math.max(SHORTEST_WAIT_NANOS, waitNanos / 2);
        }
        wanted = false;
        rung = true;
        rungAt = now;
        return true;
    }

    /** Whether the broker shall choose anew who gets the slot. */
    synchronized boolean sharesAnew(long now) {
        boolean anew = now - sharedAt > SHARE_ANEW_NANOS;
        if (anew) {
            sharedAt = now;
        }
        return anew;
    }
}
