package io.kenh.delivery;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.delivery.gate.Gate;
import io.kenh.platform.Doorbell;
import io.kenh.platform.Line;
import io.kenh.platform.Nodes;
import io.kenh.platform.Outage;
import io.kenh.platform.Queue;
import io.kenh.platform.Queued;
import io.kenh.platform.Rehearsal;
import io.kenh.platform.RightOfWay;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Answers the doorbell of line three. Messages are marked as under way in one commit, called outside
 * of any transaction, and settled in another: a crash between leaves a mark that says so. A lane has
 * at most one message under way.
 */
@Component("dispatch")
@DependsOn("settlement")
public class Dispatch {

    private static final Logger log = LoggerFactory.getLogger(Dispatch.class);
    private static final int WORTH_A_CLAIM = 16;
    private static final long PATIENCE_MILLIS = 4;

    private final Queue queue;
    private final Messages messages;
    private final Connections connections;
    private final Nodes nodes;
    private final Doorbell doorbell;
    private final TransactionTemplate transactions;
    private final RightOfWay rightOfWay;
    private final ProducerTemplate routes;
    private final DeliverySettings settings;
    private final Clock clock;
    private final UnderWay underWay;
    private final Gate gate;
    private final Semaphore free;
    private final ExecutorService callers;

    Dispatch(Queue queue, Messages messages, Connections connections, Nodes nodes, Doorbell doorbell,
             TransactionTemplate transactions, RightOfWay rightOfWay, ProducerTemplate routes, DeliverySettings settings, UnderWay underWay, Gate gate,
             Clock clock) {
        this.queue = queue;
        this.messages = messages;
        this.connections = connections;
        this.nodes = nodes;
        this.doorbell = doorbell;
        this.transactions = transactions;
        this.rightOfWay = rightOfWay;
        this.routes = routes;
        this.settings = settings;
        this.clock = clock;
        this.underWay = underWay;
        this.gate = gate;
        this.free = new Semaphore(settings.parallel());
        AtomicInteger number = new AtomicInteger();
        this.callers = Executors.newFixedThreadPool(settings.parallel(), work -> {
            Thread thread = new Thread(work, "call-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Sends what waits in the slot. Never throws; what it cannot do, the sweeper rings for again. */
    public void answer(int slot) {
        Rehearsal.refuse("Sending what waits in slot " + slot);
        doorbell.answered(Line.MESSAGE, slot);
        try {
            rightOfWay.give();
            int permits = permits();
            while (permits > 0 && send(slot, permits)) {
                permits = permits();
            }
        } catch (RuntimeException e) {
            if (Outage.is(e)) {
                log.warn("Line message cannot reach the database ({}); its rows wait", e.getMessage());
            } else {
                log.error("Line message left slot {} to the sweeper", slot, e);
            }
        }
    }

    private int permits() {
        try {
            // a moment's patience makes one claim of many
            int some = Math.min(WORTH_A_CLAIM, settings.parallel());
            if (free.tryAcquire(some, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                return some + free.drainPermits();
            }
            return free.tryAcquire(1, TimeUnit.SECONDS) ? 1 + free.drainPermits() : 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** True when there may be more to send in this slot. */
    private boolean send(int slot, int permits) {
        List<Attempt> attempts = new ArrayList<>();
        try {
            transactions.executeWithoutResult(tx -> claim(slot, permits, attempts));
        } catch (RuntimeException | Error e) {
            attempts.forEach(attempt -> underWay.end(attempt.message().id()));
            attempts.clear();
            throw e;
        } finally {
            free.release(permits - attempts.size());
        }
        attempts.forEach(attempt -> callers.execute(() -> call(attempt)));
        return attempts.size() == permits;
    }

    private void claim(int slot, int most, List<Attempt> attempts) {
        queue.lock(Line.MESSAGE, slot);
        Map<Long, Queued> rows = firstOfEachLane(next(slot, most));
        long self = nodes.self();
        for (Message message : gate.letThrough(sendable(rows), rows)) {
            Connection connection = connections.byId(message.connectionId());
            if (underWay.begin(message.id(), connection.id())) {
                attempts.add(new Attempt(rows.get(message.id()), message, connection, self));
            }
        }
        queue.take(Line.MESSAGE, attempts.stream().map(Attempt::row).toList(), self);
        messages.sending(attempts.stream().map(a -> a.message().id()).toList());
    }

    /** What is settled by now leaves the queue, what would leave by a paused connection waits. */
    private List<Message> sendable(Map<Long, Queued> rows) {
        List<Message> sendable = new ArrayList<>();
        for (Message message : messages.load(rows.keySet())) {
            if (message.isSettled()) {
                queue.done(Line.MESSAGE, List.of(rows.get(message.id())));
            } else if (!connections.byId(message.connectionId()).active()) {
                queue.hold(Line.MESSAGE, rows.get(message.id()), clock.instant().plus(settings.paused()), false);
            } else {
                sendable.add(message);
            }
        }
        return sendable;
    }

    /** What leaves by a connection without room is passed over, so that a slow provider holds up nobody else's messages. */
    private List<Queued> next(int slot, int most) {
        Long[] full = underWay.full();
        return full.length == 0 ? queue.next(Line.MESSAGE, slot, most) : queue.next(Line.MESSAGE, slot, most,
                "not exists (select 1 from message m where m.id = q.id and m.connection_id = any(:value))", full);
    }

    private static Map<Long, Queued> firstOfEachLane(List<Queued> rows) {
        return rows.stream().collect(Collectors.toMap(Queued::lane, r -> r, (first, later) -> first, LinkedHashMap::new))
                .values().stream().collect(Collectors.toMap(Queued::id, r -> r));
    }

    private void call(Attempt attempt) {
        try {
            routes.sendBody("direct:line-three", attempt);
        } catch (RuntimeException e) {
            log.error("Message {} left line three half-way; it is taken care of like one whose node stopped",
                    attempt.message().id(), e);
            underWay.end(attempt.message().id());
        } finally {
            underWay.answered(attempt.message().id());
            free.release();
        }
    }

    /** Calls that are under way are given time to be answered. */
    @PreDestroy
    void close() throws InterruptedException {
        callers.shutdown();
        callers.awaitTermination(20, TimeUnit.SECONDS);
    }
}
