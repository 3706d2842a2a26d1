package io.kenh.world.smpp;

import io.kenh.world.dials.Dials;
import io.kenh.world.journal.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.connection.ServerConnection;
import org.jsmpp.session.connection.ServerConnectionFactory;
import org.jsmpp.session.connection.socket.ServerSocketConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A message centre to play with: whoever binds is let in, unless the dial {@code expiredToken} says otherwise. */
public final class Smsc implements AutoCloseable {

    /** Its name in the journal and among the dials. */
    static final String NAME = "smpp";

    private static final Logger log = LoggerFactory.getLogger(Smsc.class);
    private static final long BIND_MILLIS = 5_000;

    private final ServerSocket socket;
    private final SMPPServerSessionListener listener;
    private final Dials dials;
    private final Submits submits;
    private final Set<SMPPServerSession> sessions = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService workers = Executors.newScheduledThreadPool(2, work -> {
        Thread thread = new Thread(work, "world-smsc");
        thread.setDaemon(true);
        return thread;
    });

    /** @param port on this machine only; 0 for any free one */
    public Smsc(int port, Journal journal, Dials dials) {
        this.dials = dials;
        this.submits = new Submits(journal, dials, workers);
        try {
            socket = socket(port);
            listener = new SMPPServerSessionListener(port, new OnThisMachine(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread door = new Thread(this::listen, "world-smsc-door");
        door.setDaemon(true);
        door.start();
    }

    /** The port it listens on. */
    public int port() {
        return socket.getLocalPort();
    }

    /** Another hub on this machine may play too: its centre keeps the usual port. */
    private static ServerSocket socket(int port) throws IOException {
        try {
            return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (BindException e) {
            log.warn("Port {} of the practice message centre is taken; it listens on another", port);
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        }
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                SMPPServerSession session = listener.accept();
                sessions.add(session);
                session.setMessageReceiverListener(submits);
                Thread bind = new Thread(() -> bind(session), "world-smsc-bind");
                bind.setDaemon(true);
                bind.start();
            } catch (IOException e) {
                log.debug("The practice message centre stops listening: {}", e.getMessage());
            }
        }
    }

    private void bind(SMPPServerSession session) {
        try {
            BindRequest request = session.waitForBind(BIND_MILLIS);
            if (dials.of(NAME).expiredToken()) {
                request.reject(SMPPConstant.STAT_ESME_RINVPASWD);
            } else {
                request.accept("practice");
            }
        } catch (TimeoutException | IOException | PDUStringException e) {
            log.debug("A bind to the practice message centre failed: {}", e.getMessage());
            session.close();
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
        try {
            listener.close();
            socket.close();
        } catch (IOException e) {
            log.debug("The practice message centre was closed badly: {}", e.getMessage());
        }
        sessions.forEach(SMPPServerSession::close);
    }

    /** The library's own factory would listen on every address of the machine. */
    private record OnThisMachine(ServerSocket socket) implements ServerConnectionFactory {

        @Override
        public ServerConnection listen(int port) {
            return new ServerSocketConnection(socket);
        }

        @Override
        public ServerConnection listen(int port, int timeout) {
            return listen(port);
        }

        @Override
        public ServerConnection listen(int port, int timeout, int backlog) {
            return listen(port);
        }
    }
}
