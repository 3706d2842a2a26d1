package io.kenh.intake.mailbox;

import io.kenh.connector.Connection;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The watch of this node over one mailbox: a look, then waiting for news, and so on until it is ended or fails. */
final class Watch {

    private static final long SHORT_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long LEASE_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final Connection connection;
    private final Map<String, String> secrets;
    private final Box box;
    private final Duration most;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;
    private long leased = System.nanoTime();

    /**
     * @param most time between two looks, whatever the server tells
     * @param look takes what is there; ends the watch when it fails
     */
    Watch(Connection connection, Map<String, String> secrets, Box box, Duration most, Consumer<Watch> look) {
        this.connection = connection;
        this.secrets = secrets;
        this.box = box;
        this.most = most;
        this.thread = new Thread(() -> run(look), "mailbox-" + connection.name());
        thread.setDaemon(true);
    }

    Connection connection() {
        return connection;
    }

    Box box() {
        return box;
    }

    void start() {
        thread.start();
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** Whether a mailbox is still set up as this watch knows it. */
    boolean isOf(Connection now, Map<String, String> secretsNow) {
        return now.active() && now.settings().equals(connection.settings()) && secretsNow.equals(secrets);
    }

    /** Whether its lease should be prolonged; true once in a while. */
    boolean wantsLease() {
        boolean due = System.nanoTime() - leased > LEASE_NANOS;
        leased = due ? System.nanoTime() : leased;
        return due;
    }

    /** Ends it after what is under way. */
    void stop() {
        stopped.countDown();
        box.wake();
    }

    private void run(Consumer<Watch> look) {
        try {
            do {
                look.accept(this);
            } while (!isStopped() && waited());
        } finally {
            box.close();
        }
    }

    /** False when it shall not go on. A connection that broke while nobody spoke is opened anew by the next look. */
    private boolean waited() {
        long since = System.nanoTime();
        try {
            if (box.listens()) {
                box.await(most);
                return !isStopped();
            }
            box.close();
            return !stopped.await(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (MessagingException lost) {
            box.close();
            return !isStopped() && !waitedOut(since);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A server that hangs up again and again must not be called without a pause. */
    private boolean waitedOut(long since) {
        long rest = SHORT_NANOS - (System.nanoTime() - since);
        try {
            return rest > 0 && stopped.await(rest, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
