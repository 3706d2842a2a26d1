package io.kenh.platform;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells workers of any node that a slot has work. A doorbell carries nothing but line and slot and
 * may be lost, doubled or late: the queue row is the truth and the {@link Sweeper} rings again.
 * Many rings for one slot become one doorbell, so a busy hub does not ring more often than it answers.
 */
@Component
public class Doorbell implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Doorbell.class);
    private static final long EXPIRE_MILLIS = 10_000;
    private static final long LOOK_AGAIN_NANOS = Bell.SHORTEST_WAIT_NANOS / 5;
    private static final int LAST_OF_GROUP = -1;

    private final ConnectionFactory broker;
    private final List<Bell> bells = Stream.generate(Bell::new).limit((long) Line.values().length * Slots.COUNT).toList();
    private Thread ringer;
    private volatile boolean running;

    Doorbell(ConnectionFactory broker) {
        this.broker = broker;
    }

    /** Rings now; to be called after the row is committed. */
    public void ring(Line line, int slot) {
        if (Rehearsal.isOn()) {
            return;
        }
        if (bells.get(index(line, slot)).want()) {
            LockSupport.unpark(ringer);
        }
    }

    /** Rings when the transaction under way has committed, or now when there is none. */
    public void ringAfterCommit(Line line, int slot) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            ring(line, slot);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                ring(line, slot);
            }
        });
    }

    /** A worker of this node is about to look into the slot: the next ring must not be swallowed. */
    public void answered(Line line, int slot) {
        if (Rehearsal.isOn()) {
            return;
        }
        if (bells.get(index(line, slot)).answered(System.nanoTime())) {
            LockSupport.unpark(ringer);
        }
    }

    private static int index(Line line, int slot) {
        return line.ordinal() * Slots.COUNT + slot;
    }

    private void run() {
        while (running) {
            try (Connection connection = broker.createConnection();
                 Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
                ringWith(session);
            } catch (JMSException | RuntimeException e) {
                if (running) {
                    log.warn("The broker does not answer ({}); the sweeper keeps the lines going until it does", e.getMessage());
                    LockSupport.parkNanos(1_000_000_000);
                }
            }
        }
    }

    private void ringWith(Session session) throws JMSException {
        MessageProducer[] producers = new MessageProducer[Line.values().length];
        for (Line line : Line.values()) {
            producers[line.ordinal()] = session.createProducer(session.createQueue("kenh." + line.key()));
            producers[line.ordinal()].setDeliveryMode(DeliveryMode.NON_PERSISTENT);
            producers[line.ordinal()].setTimeToLive(EXPIRE_MILLIS);
        }
        while (running) {
            if (!ringAll(session, producers)) {
                LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            }
        }
    }

    private boolean ringAll(Session session, MessageProducer[] producers) throws JMSException {
        boolean any = false;
        for (int i = 0; i < bells.size(); i++) {
            if (bells.get(i).rings(System.nanoTime())) {
                send(session, producers[i / Slots.COUNT], i);
                any = true;
            }
        }
        return any;
    }

    private void send(Session session, MessageProducer producer, int i) throws JMSException {
        Message message = session.createMessage();
        message.setIntProperty("slot", i % Slots.COUNT);
        message.setStringProperty("JMSXGroupID", "slot-" + i % Slots.COUNT);
        if (bells.get(i).sharesAnew(System.nanoTime())) {
            message.setIntProperty("JMSXGroupSeq", LAST_OF_GROUP);
        }
        producer.send(message);
    }

    @Override
    public void start() {
        running = true;
        ringer = new Thread(this::run, "doorbell");
        ringer.setDaemon(true);
        ringer.start();
    }

    @Override
    public void stop() {
        running = false;
        LockSupport.unpark(ringer);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
