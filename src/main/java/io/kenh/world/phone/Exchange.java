package io.kenh.world.phone;

import io.kenh.world.dials.Dial;
import io.kenh.world.dials.Dials;
import io.kenh.world.journal.Journal;
import io.kenh.world.journal.Received;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A telephone exchange to play with: whoever logs in by the manager interface is told of its calls, and may order some. The
 * dials of {@code asterisk} let it refuse log-ins and orders, be slow, and tell everything twice.
 */
public final class Exchange implements AutoCloseable {

    /** Its name in the journal and among the dials. */
    static final String NAME = "asterisk";

    private static final Logger log = LoggerFactory.getLogger(Exchange.class);
    private static final long STEP_MILLIS = 150;

    private final ServerSocket socket;
    private final Journal journal;
    private final Dials dials;
    private final Set<ManagerSession> sessions = ConcurrentHashMap.newKeySet();
    private final Set<Consumer<Map<String, String>>> listeners = ConcurrentHashMap.newKeySet();
    private final AtomicLong calls = new AtomicLong(System.nanoTime() / 1_000_000);
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "world-exchange"));

    /** @param port on this machine only; another free one where it is taken, or for 0 */
    public Exchange(int port, Journal journal, Dials dials) {
        this.journal = journal;
        this.dials = dials;
        try {
            socket = socket(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::listen, "world-exchange-door").start();
    }

    /** The port it listens on. */
    public int port() {
        return socket.getLocalPort();
    }

    /**
     * A customer calls.
     *
     * @param from     the customer's number
     * @param to       the extension that rings
     * @param answered whether somebody picks up
     * @param seconds  how long they talk
     */
    public void callIn(String from, String to, boolean answered, int seconds) {
        String id = "17672256." + calls.incrementAndGet();
        play(CallScript.in(id, from, to, answered), answered ? seconds : 0);
    }

    /**
     * Tells somebody of all calls from now on, in the words of the manager interface.
     *
     * @return ends it
     */
    public Runnable listen(Consumer<Map<String, String>> told) {
        listeners.add(told);
        return () -> listeners.remove(told);
    }

    /**
     * A colleague's telephone calls a number.
     *
     * @param channel such as {@code PJSIP/101}
     */
    public void callOut(String channel, String number) {
        play(CallScript.out("17672256." + calls.incrementAndGet(), channel, number), 2);
    }

    /** An order to call; null for none, when it is never answered. */
    Map<String, String> order(Map<String, String> order) {
        Dial dial = dials.of(NAME);
        String number = order.getOrDefault("Exten", "");
        boolean refused = Dial.draws(dial.errorRate());
        boolean silent = Dial.draws(dial.timeoutRate());
        journal.add(new Received(0, null, NAME, "AMI", "Originate " + order.get("Channel"), number, null, null, order.toString(), refused ? "error" : silent ? "timeout" : "ok", false, !refused));
        if (refused) {
            return Map.of("Response", "Error", "Message", "Extension does not exist.");
        }
        callOut(order.getOrDefault("Channel", ""), number);
        return silent ? null : Map.of("Response", "Success", "Message", "Originate successfully queued");
    }

    /** Whether a log-in is let in. */
    boolean letsIn() {
        return !dials.of(NAME).expiredToken();
    }

    private void play(CallScript script, int seconds) {
        long at = dials.of(NAME).delay();
        for (Map<String, String> event : script.beginning()) {
            at += STEP_MILLIS;
            later.schedule(() -> tell(event), at, TimeUnit.MILLISECONDS);
        }
        later.schedule(() -> script.end().forEach(this::tell), at + STEP_MILLIS + seconds * 1_000L, TimeUnit.MILLISECONDS);
    }

    private void tell(Map<String, String> event) {
        int times = Dial.draws(dials.of(NAME).duplicateRate()) ? 2 : 1;
        for (int i = 0; i < times; i++) {
            sessions.forEach(session -> session.tell(event));
            listeners.forEach(listener -> listener.accept(event));
        }
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                daemon(() -> serve(caller), "world-exchange-session").start();
            } catch (IOException e) {
                log.debug("The practice exchange stops listening: {}", e.getMessage());
            }
        }
    }

    private void serve(Socket caller) {
        try (ManagerSession session = new ManagerSession(caller, this)) {
            sessions.add(session);
            session.serve();
        } catch (IOException e) {
            log.debug("A session of the practice exchange ended: {}", e.getMessage());
        }
    }

    void ended(ManagerSession session) {
        sessions.remove(session);
    }

    @Override
    public void close() {
        later.shutdownNow();
        try {
            socket.close();
        } catch (IOException e) {
            log.debug("The practice exchange was closed badly: {}", e.getMessage());
        }
        sessions.forEach(ManagerSession::close);
    }

    private static ServerSocket socket(int port) throws IOException {
        try {
            return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (BindException e) {
            log.warn("Port {} of the practice exchange is taken; it listens on another", port);
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        }
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
