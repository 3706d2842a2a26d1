package io.kenh.world.provider;

import io.kenh.connector.Fixture;
import io.kenh.world.dials.Dial;
import io.kenh.world.dials.Dial.Receipts;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The calls that providers make to the hub some time after a message: when, how often and in which order. */
final class Callbacks implements AutoCloseable {

    private static final int SENDERS = 4;
    /** A callback held back to be overtaken goes alone when no other comes. */
    private static final long HELD_MILLIS = 1_000;

    private final ScheduledExecutorService senders = Executors.newScheduledThreadPool(SENDERS, work -> {
        Thread thread = new Thread(work, "world-callbacks");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicReference<Callback> held = new AtomicReference<>();

    /** Plans what follows a message that was taken; nothing where the provider or the number wants no receipt. */
    void plan(Endpoint endpoint, Asked asked, Dial dial, Numbers number, long answerDelay) {
        Receipts kind = number.receipt().orElse(dial.receipts());
        Fixture.Request receipt = endpoint.receipt(kind);
        if (receipt == null) {
            return;
        }
        plan(receipt, endpoint.callbackAddress(asked), asked, dial, answerDelay, endpoint.callbackMillis());
    }

    /** Plans one call to the hub; nothing where it has no address on this machine. */
    void plan(Fixture.Request call, String address, Asked asked, Dial dial, long answerDelay, long usualMillis) {
        Callback callback = Callback.of(call, address, asked);
        if (callback == null) {
            return;
        }
        Long dialled = dial.callbackDelayMillis();
        long delay = answerDelay + (dialled == null ? usualMillis : dialled);
        int times = Dial.draws(dial.duplicateRate()) ? 2 : 1;
        for (int i = 0; i < times; i++) {
            after(delay, () -> due(callback, dial.reorder()));
        }
    }

    private void due(Callback callback, boolean reorder) {
        if (!reorder) {
            send(callback, 1);
            return;
        }
        Callback earlier = held.getAndSet(null);
        if (earlier == null) {
            held.set(callback);
            after(HELD_MILLIS, () -> {
                if (held.compareAndSet(callback, null)) {
                    send(callback, 1);
                }
            });
        } else {
            send(callback, 1);
            send(earlier, 1);
        }
    }

    private void send(Callback callback, int attempt) {
        long again = callback.send(attempt);
        if (again > 0) {
            after(again, () -> send(callback, attempt + 1));
        }
    }

    private void after(long millis, Runnable work) {
        if (!senders.isShutdown()) {
            senders.schedule(work, millis, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        senders.shutdownNow();
    }
}
