package io.kenh.delivery;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** The messages this process is calling a provider for, with the room each connection has. */
@Component
class UnderWay {

    /** Stands for the connection of a message whose call is over. */
    private static final long NOWHERE = -1;

    private final int perConnection;
    private final Map<Long, Long> connectionOf = new ConcurrentHashMap<>();
    private final Map<Long, AtomicInteger> counts = new ConcurrentHashMap<>();

    UnderWay(DeliverySettings settings) {
        this.perConnection = settings.perConnection();
    }

    /** To be asked before the claim is committed; false when the connection has no room or the message is under way already. */
    boolean begin(long message, long connection) {
        if (connectionOf.putIfAbsent(message, connection) != null) {
            return false;
        }
        if (count(connection).incrementAndGet() <= perConnection) {
            return true;
        }
        end(message);
        return false;
    }

    /** To be told when the provider has answered: the connection has room again, the message is still this process's. */
    void answered(long message) {
        leave(connectionOf.replace(message, NOWHERE));
    }

    /** To be told after the outcome is committed, or when there will be none. */
    void end(long message) {
        leave(connectionOf.remove(message));
    }

    private void leave(Long connection) {
        if (connection != null && connection != NOWHERE) {
            count(connection).decrementAndGet();
        }
    }

    boolean has(long message) {
        return connectionOf.containsKey(message);
    }

    /** The connections that have no room now. */
    Long[] full() {
        return counts.entrySet().stream().filter(e -> e.getValue().get() >= perConnection).map(Map.Entry::getKey).toArray(Long[]::new);
    }

    private AtomicInteger count(long connection) {
        return counts.computeIfAbsent(connection, id -> new AtomicInteger());
    }
}
