package io.kenh.connector.limit;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Limits of one process: for trying connectors without a database. */
public final class MemoryBudget implements Budget {

    private record Used(Instant start, long calls) {
    }

    private final Map<String, Used> used = new HashMap<>();
    private final Map<Long, Instant> resting = new ConcurrentHashMap<>();

    @Override
    public synchronized long take(long connection, String unit, Instant start, long limit, long wanted) {
        Used present = used.get(connection + unit);
        long before = present == null || present.start().isBefore(start) ? 0 : present.calls();
        long granted = Math.max(0, Math.min(wanted, limit - before));
        used.put(connection + unit, new Used(start, before + granted));
        return granted;
    }

    @Override
    public void rest(long connection, Instant until) {
        resting.put(connection, until);
    }

    @Override
    public Map<Long, Instant> resting() {
        return Map.copyOf(resting);
    }
}
