package io.kenh.connector.smpp;

import io.kenh.connector.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Some contracts allow one bind at a time: then one node holds it for all, by the parameter {@code oneBind}. */
public final class OneBind {

    /** For which a node holds the link; it is prolonged while the node lives. */
    public static final Duration LEASE = Duration.ofSeconds(30);

    private static final long ASK_NANOS = Duration.ofSeconds(5).toNanos();

    private record Held(boolean ours, long at) {
    }

    private final Predicate<String> lease;
    private final Map<Long, Held> held = new ConcurrentHashMap<>();

    /** @param lease takes or prolongs a lease of this name for {@link #LEASE}; false while another node has it */
    public OneBind(Predicate<String> lease) {
        this.lease = lease;
    }

    /** Whether this node may have a link for the connection now. */
    boolean isOurs(Connection connection) {
        if (!Boolean.parseBoolean(connection.setting("oneBind", "false"))) {
            return true;
        }
        long now = System.nanoTime();
        return held.compute(connection.id(), (id, known) -> known != null && now - known.at() < ASK_NANOS ? known
                : new Held(lease.test("smpp:" + id), now)).ours();
    }
}
