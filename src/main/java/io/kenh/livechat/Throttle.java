package io.kenh.livechat;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Counts what one address or visitor does in a minute, on this node. */
@Component
class Throttle {

    private static final int MOST_KNOWN = 50_000;

    private record Minute(long number, AtomicInteger count) { }

    private final Map<String, Minute> seen = new ConcurrentHashMap<>();
    private final Clock clock;

    Throttle(Clock clock) {
        this.clock = clock;
    }

    /** Whether one more may pass. */
    boolean lets(String who, int most) {
        long now = clock.millis() / 60_000;
        if (seen.size() > MOST_KNOWN) {
            seen.values().removeIf(minute -> minute.number() != now);
        }
        return seen.compute(who, (key, known) -> known != null && known.number() == now ? known : new Minute(now, new AtomicInteger()))
                .count().incrementAndGet() <= most;
    }
}
