package io.kenh.intake.mail;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * What reading one mail has cost so far, in processor time of the thread that reads it: a machine that is busy with other work
 * makes no mail a dear one.
 */
final class Effort {

    /** Where the runtime does not know a thread's processor time, as of virtual ones, waiting counts too; hence so many times the limit. */
    private static final int WITH_WAITING = 30;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long limit;
    private final long processor = processor();
    private final long clock = System.nanoTime();

    /** Begins now, on the present thread. */
    Effort(long millis) {
        this.limit = millis * 1_000_000;
    }

    /** To be asked on the thread that began. */
    boolean isTooMuch() {
        return processor >= 0 ? processor() - processor > limit : System.nanoTime() - clock > WITH_WAITING * limit;
    }

    /** In nanoseconds, below 0 where nobody knows. */
    private static long processor() {
        try {
            return THREADS.getCurrentThreadCpuTime();
        } catch (UnsupportedOperationException unknown) {
            return -1;
        }
    }
}
