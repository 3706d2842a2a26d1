package io.kenh.platform;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
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
    /** A doorbell that another node answered is not seen here: after this it is rung again. */
    private static final long FORGET_NANOS = 50_000_000;
    private static final long EXPIRE_MILLIS = 10_000;
    /** The broker keeps giving a slot to the worker that had it first; now and then a node that joined later gets its chance. */
    private static final long SHARE_ANEW_NANOS = 5_000_000_000L;
    private static final int LAST_OF_GROUP = -1;

    private enum Bell { SILENT, WANTED, RUNG, RUNG_AND_WANTED }

    private final ConnectionFactory broker;
    private final AtomicReferenceArray<Bell> bells = new AtomicReferenceArray<>(Line.values().length * Slots.COUNT);
    private final long[] rungAt = new long[bells.length()];
    private final long[] sharedAt = new long[bells.length()];
    private Thread ringer;
    private volatile boolean running;

    Doorbell(ConnectionFactory broker) {
        this.broker = broker;
        for (int i = 0; i < bells.length(); i++) {
            bells.set(i, Bell.SILENT);
        }
    }

    /** Rings now; to be called after the row is committed. */
    public void ring(Line line, int slot) {
        if (Rehearsal.isOn()) {
            return;
        }
        Bell before = bells.getAndUpdate(index(line, slot), bell ->
                bell == Bell.RUNG || bell == Bell.RUNG_AND_WANTED ? Bell.RUNG_AND_WANTED : Bell.WANTED);
        if (before == Bell.SILENT) {
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
        Bell before = bells.getAndUpdate(index(line, slot), bell ->
                bell == Bell.RUNG ? Bell.SILENT : bell == Bell.RUNG_AND_WANTED ? Bell.WANTED : bell);
        if (before == Bell.RUNG_AND_WANTED) {
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
                LockSupport.parkNanos(FORGET_NANOS / 5);
            }
        }
    }

    private boolean ringAll(Session session, MessageProducer[] producers) throws JMSException {
        boolean any = false;
        for (int i = 0; i < bells.length(); i++) {
            if (mayRing(i)) {
                rungAt[i] = System.nanoTime();
                bells.set(i, Bell.RUNG);
                send(session, producers[i / Slots.COUNT], i);
                any = true;
            }
        }
        return any;
    }

    private boolean mayRing(int i) {
        return switch (bells.get(i)) {
            case WANTED -> true;
            case RUNG_AND_WANTED -> System.nanoTime() - rungAt[i] > FORGET_NANOS;
            case SILENT, RUNG -> false;
        };
    }

    private void send(Session session, MessageProducer producer, int i) throws JMSException {
        Message message = session.createMessage();
        message.setIntProperty("slot", i % Slots.COUNT);
        message.setStringProperty("JMSXGroupID", "slot-" + i % Slots.COUNT);
        if (rungAt[i] - sharedAt[i] > SHARE_ANEW_NANOS) {
            sharedAt[i] = rungAt[i];
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
