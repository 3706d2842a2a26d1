package io.kenh.delivery.track;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kenh.connector.Connections;
import io.kenh.connector.Inbox;
import io.kenh.connector.Incoming;
import io.kenh.event.Change;
import io.kenh.event.InboundEvent.Kind;
import io.kenh.platform.Json;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes in that somebody reacted, by the door of all events, as a receipt of our own. Whoever wants a page gets it whatever
 * becomes of that: a database that is silent costs a reader a second at most.
 */
@Component
class Reactions {

    private static final Logger log = LoggerFactory.getLogger(Reactions.class);
    private static final int WRITERS = 8;
    private static final int MOST_WAITING = 2_000;
    private static final long PATIENCE_MILLIS = 1_000;

    private final Inbox inbox;
    private final Connections connections;
    private final Clock clock;
    private final ThreadPoolExecutor writers = new ThreadPoolExecutor(WRITERS, WRITERS, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(MOST_WAITING), work -> {
        Thread thread = new Thread(work, "reaction");
        thread.setDaemon(true);
        return thread;
    });

    Reactions(Inbox inbox, Connections connections, Clock clock) {
        this.inbox = inbox;
        this.connections = connections;
        this.clock = clock;
        writers.allowCoreThreadTimeOut(true);
    }

    /** Returns when it is written down, or after a second. The same again within a minute is the same. */
    void tell(Mark mark) {
        try {
            writers.submit(() -> inbox.accept(connections.byId(mark.connection()), List.of(event(mark)))).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            log.warn("That somebody opened or clicked message {} is not written down yet: {}", mark.message(), e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Incoming.Event event(Mark mark) {
        String state = mark.link() == null ? Change.OPENED : Change.CLICKED;
        ObjectNode receipt = Json.MAPPER.createObjectNode().put("messageId", String.valueOf(mark.message())).put("state", state);
        if (mark.link() != null) {
            receipt.put("link", mark.link());
        }
        String id = "%s:%d:%d:%s".formatted(state, mark.message(), clock.instant().getEpochSecond() / 60, mark.link() == null ? "" : mark.link());
        return new Incoming.Event(id, Kind.RECEIPT, "message:" + mark.message(), receipt);
    }

    @PreDestroy
    void close() {
        writers.shutdown();
    }
}
