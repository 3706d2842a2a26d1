package io.kenh.world.journal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the world outside got from the hub: the latest in full, all of it in numbers. Safe for many threads. */
public final class Journal {

    private final Clock clock;
    private final Ring ring = new Ring();
    private final Map<String, Count> counts = new ConcurrentHashMap<>();
    private final Map<String, Keys> keys = new ConcurrentHashMap<>();

    public Journal(Clock clock) {
        this.clock = clock;
    }

    /** Notes one arrival; its id and time are given here. */
    public void add(Received received) {
        counts.computeIfAbsent(received.connector(), c -> new Count()).add(received);
        ring.add(received, clock.instant());
    }

    /**
     * The newest arrivals, oldest of them first.
     *
     * @param filter which to take
     * @param after  only those with a higher id, beginning with the lowest; 0 for the newest of all
     * @param limit  how many at most
     */
    public List<Received> list(Filter filter, long after, int limit) {
        return after > 0 ? ring.after(filter, after, limit) : ring.newest(filter, limit);
    }

    /** The numbers of one provider, or of all for {@code null}. */
    public Count count(String connector) {
        if (connector == null) {
            return Count.sum(counts.values());
        }
        return counts.getOrDefault(connector, new Count());
    }

    /** The idempotency keys of one provider. */
    public Keys keys(String connector) {
        return keys.computeIfAbsent(connector, c -> new Keys(clock));
    }

    /** Forgets everything, keys included. */
    public void forget() {
        ring.clear();
        counts.clear();
        keys.clear();
    }
}
