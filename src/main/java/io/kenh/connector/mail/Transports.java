package io.kenh.connector.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Open connections to one mail server. Opening one costs more than sending a mail. */
final class Transports {

    private static final int KEPT = 20;
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(20);

    /** @param used whether it has sent before, so that the server may have closed it meanwhile */
    record Lease(SMTPTransport transport, boolean used) {
    }

    private record Idle(SMTPTransport transport, long since) {
    }

    private final SmtpServer server;
    private final Session session;
    private final BlockingDeque<Idle> idle = new LinkedBlockingDeque<>(KEPT);
    private volatile boolean closed;

    Transports(SmtpServer server) {
        this.server = server;
        this.session = server.session();
    }

    SmtpServer server() {
        return server;
    }

    Session session() {
        return session;
    }

    /** The connection that was used last, or a new one. */
    Lease take() throws MessagingException {
        Idle last = idle.pollFirst();
        if (last == null) {
            return open();
        }
        if (System.nanoTime() - last.since() < FRESH_NANOS) {
            return new Lease(last.transport(), true);
        }
        close(last.transport());
        clear();
        return open();
    }

    Lease open() throws MessagingException {
        SMTPTransport transport = (SMTPTransport) session.getTransport("smtp");
        boolean anonymous = server.user().isEmpty();    // Angus would log in as the operating system's user
        transport.connect(server.host(), server.port(), anonymous ? null : server.user(),
                anonymous ? null : server.password());
        return new Lease(transport, false);
    }

    /** Gives back one that works. */
    void giveBack(SMTPTransport transport) {
        if (closed || !idle.offerFirst(new Idle(transport, System.nanoTime()))) {
            close(transport);
        }
    }

    /** Ends one that may be in an unclear state. */
    static void close(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // it is being thrown away
        }
    }

    void closeAll() {
        closed = true;
        clear();
    }

    private void clear() {
        for (Idle one = idle.pollFirst(); one != null; one = idle.pollFirst()) {
            close(one.transport());
        }
    }
}
