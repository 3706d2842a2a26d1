package io.kenh.connector.asterisk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kenh.connector.Connection;
import io.kenh.connector.Inbox;
import io.kenh.connector.Incoming;
import io.kenh.platform.Json;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to one exchange until it is closed, and comes back after every loss of the line. What the exchange tells is
 * committed as an event before the next thing is read.
 */
final class ExchangeLine implements Runnable, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ExchangeLine.class);
    private static final long FIRST_PAUSE_MILLIS = 1_000;
    private static final long LONGEST_PAUSE_MILLIS = 60_000;
    private static final String CALL = "call";

    private final Connection connection;
    private final Exchange exchange;
    private final Inbox inbox;
    private final Consumer<String> trouble;
    private final CallTracker tracker;
    private final Thread thread;
    private volatile Ear ear;
    private volatile boolean closed;

    /** @param trouble is told why there is no line, and null when there is one again */
    ExchangeLine(Connection connection, Exchange exchange, Inbox inbox, Consumer<String> trouble) {
        this.connection = connection;
        this.exchange = exchange;
        this.inbox = inbox;
        this.trouble = trouble;
        this.tracker = new CallTracker(connection.setting("recordings", ""));
        this.thread = new Thread(this, "exchange-" + connection.name());
        thread.setDaemon(true);
    }

    ExchangeLine open() {
        thread.start();
        return this;
    }

    Exchange exchange() {
        return exchange;
    }

    @Override
    public void run() {
        long pause = FIRST_PAUSE_MILLIS;
        while (!closed) {
            try (Ear open = exchange.open()) {
                ear = open;
                report(null);
                pause = FIRST_PAUSE_MILLIS;
                listen(open);
            } catch (IOException e) {
                lost(e);
            }
            pause = rest(pause);
        }
    }

    private void listen(Ear open) throws IOException {
        boolean asked = false;
        while (!closed) {
            try {
                tracker.hear(open.read()).ifPresent(this::take);
                asked = false;
            } catch (SocketTimeoutException silent) {
                if (asked) {
                    throw new IOException("the exchange does not answer any more", silent);
                }
                asked = true;
                open.ping();
            }
        }
    }

    /** An exchange tells everything once, so it is kept until it can be written down. */
    private void take(Map<String, String> told) {
        String id = told.get("callId") + "/" + told.get("state") + "/" + told.getOrDefault("extension", "");
        Incoming.Event event = new Incoming.Event(id, CALL, "call:" + told.get("callId"), Json.MAPPER.convertValue(told, ObjectNode.class));
        for (long pause = FIRST_PAUSE_MILLIS; !closed; pause = rest(pause)) {
            try {
                inbox.accept(connection, List.of(event));
                return;
            } catch (RuntimeException e) {
                log.warn("{}: what the exchange told cannot be written down yet", connection.name(), e);
            }
        }
    }

    private void lost(IOException e) {
        if (!closed) {
            log.info("{}: no line to the exchange: {}", connection.name(), e.getMessage());
            report("no line to the exchange: " + e.getMessage());
        }
    }

    /** What cannot be shown now, because the database is away, ends no line. */
    private void report(String state) {
        try {
            trouble.accept(state);
        } catch (RuntimeException e) {
            log.info("{}: the state of its line cannot be shown: {}", connection.name(), e.toString());
        }
    }

    private long rest(long pause) {
        try {
            Thread.sleep(closed ? 0 : pause);
        } catch (InterruptedException e) {
            closed = true;
        }
        return Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
    }

    @Override
    public void close() {
        closed = true;
        Ear open = ear;
        if (open != null) {
            open.close();
        }
        thread.interrupt();
    }
}
