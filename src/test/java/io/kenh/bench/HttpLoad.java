package io.kenh.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;

/**
 * Posts JSON over kept connections, as little work as possible for each request, because client and
 * hub share the machine. With a rate, latency counts from the moment a request should have left.
 */
final class HttpLoad {

    /** What a run gave; latencies in microseconds, sorted. */
    record Result(long sent, long accepted, double seconds, long[] micros) {

        double perSecond() {
            return accepted / seconds;
        }

        double millis(double quantile) {
            return micros.length == 0 ? 0 : micros[(int) Math.min(micros.length - 1, quantile * micros.length)] / 1000.0;
        }
    }

    private final String host = "127.0.0.1";
    private final int port;
    private final String path;
    private final LongFunction<String> body;
    private final AtomicLong next;

    HttpLoad(int port, String path, AtomicLong next, LongFunction<String> body) {
        this.port = port;
        this.path = path;
        this.next = next;
        this.body = body;
    }

    /** @param rate requests a second in all, or 0 for as fast as the answers come */
    Result run(int connections, double seconds, double rate) throws InterruptedException {
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        List<Worker> workers = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            workers.add(new Worker(start, end, rate == 0 ? 0 : (long) (connections * 1e9 / rate), i));
        }
        workers.forEach(Thread::start);
        for (Worker worker : workers) {
            worker.join();
        }
        double took = (System.nanoTime() - start) / 1e9;
        long[] all = workers.stream().flatMapToLong(w -> java.util.Arrays.stream(w.micros, 0, w.count)).sorted().toArray();
        return new Result(workers.stream().mapToLong(w -> w.sent).sum(), workers.stream().mapToLong(w -> w.accepted).sum(), took, all);
    }

    private final class Worker extends Thread {
        private final long start;
        private final long end;
        private final long every;
        private final int number;
        private long sent;
        private long accepted;
        private long[] micros = new long[1 << 14];
        private int count;

        Worker(long start, long end, long every, int number) {
            this.start = start;
            this.end = end;
            this.every = every;
            this.number = number;
        }

        @Override
        public void run() {
            try (Socket socket = new Socket(host, port)) {
                socket.setTcpNoDelay(true);
                InputStream in = new BufferedInputStream(socket.getInputStream(), 4096);
                OutputStream out = socket.getOutputStream();
                long due = start + (every == 0 ? 0 : every * number / 64);
                while (System.nanoTime() < end) {
                    long from = System.nanoTime();
                    if (every > 0) {
                        while (from < due) {
                            LockSupport.parkNanos(due - from);
                            from = System.nanoTime();
                        }
                        from = due;
                        due += every;
                    }
                    sent++;
                    if (post(in, out) / 100 == 2) {
                        accepted++;
                    }
                    note((System.nanoTime() - from) / 1000);
                }
            } catch (IOException e) {
                System.err.println("connection lost: " + e.getMessage());
            }
        }

        private int post(InputStream in, OutputStream out) throws IOException {
            byte[] json = body.apply(next.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
            byte[] head = ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                    + json.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
            byte[] request = java.util.Arrays.copyOf(head, head.length + json.length);
            System.arraycopy(json, 0, request, head.length, json.length);
            out.write(request);
            return Answers.status(in);
        }

        private void note(long value) {
            if (count == micros.length) {
                micros = java.util.Arrays.copyOf(micros, count * 2);
            }
            micros[count++] = value;
        }
    }
}
