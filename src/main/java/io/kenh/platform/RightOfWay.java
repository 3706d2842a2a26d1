package io.kenh.platform;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;

/**
 * Who waits at the door goes first: an arrival has a sender who waits for the answer, while rows that are written down can
 * wait. Under a rush the lines therefore hold back for a moment, and take more in one batch afterwards. They never hold
 * back for longer than {@link #LONGEST_NANOS}, so no rush stops them.
 */
@Component
public class RightOfWay {

    private static final int RUSH = 8;
    private static final long LONGEST_NANOS = 100_000_000;
    private static final long LOOK_AGAIN_NANOS = 5_000_000;

    private final AtomicInteger atTheDoor = new AtomicInteger();

    /** Somebody waits at the door. */
    public void arrived() {
        atTheDoor.incrementAndGet();
    }

    /** And was answered. */
    public void answered() {
        atTheDoor.decrementAndGet();
    }

    /** To be called by a worker before it takes its next batch, outside of any transaction. */
    public void give() {
        long until = System.nanoTime() + LONGEST_NANOS;
        while (atTheDoor.get() > RUSH && System.nanoTime() < until) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }
}
