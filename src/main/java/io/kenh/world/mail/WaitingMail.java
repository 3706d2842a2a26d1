package io.kenh.world.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** Mails that were accepted and find no place in the inbox yet, in order. Bounded by asking senders to wait. */
final class WaitingMail {

    private static final int MOST = 10_000;
    private static final long MOST_BYTES = 48_000_000;
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final Deque<byte[]> mails = new ArrayDeque<>();
    private long bytes;

    /** Waits for room, 20 seconds at most; false when there is still none. */
    synchronized boolean awaitRoom() {
        long end = System.nanoTime() + LONGEST_NANOS;
        try {
            while (isFull() && end - System.nanoTime() > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !isFull();
    }

    synchronized void add(MimeMessage mail) {
        byte[] raw = raw(mail);
        mails.addLast(raw);
        bytes += raw.length;
    }

    synchronized byte[] next() {
        byte[] raw = mails.removeFirst();
        bytes -= raw.length;
        notifyAll();
        return raw;
    }

    synchronized boolean isEmpty() {
        return mails.isEmpty();
    }

    private boolean isFull() {
        return mails.size() >= MOST || bytes >= MOST_BYTES;
    }

    private static byte[] raw(MimeMessage mail) {
        try {
            ByteArrayOutputStream raw = new ByteArrayOutputStream();
            mail.writeTo(raw);
            return raw.toByteArray();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("A mail cannot be kept waiting", e);
        }
    }
}
