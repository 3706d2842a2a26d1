package io.kenh.intake.mailbox;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.iap.ResponseHandler;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/**
 * IDLE with an end. The library's own returns when the server says something, which never happens once a router between has
 * forgotten the connection; here the client ends it in time, and a server that then does not answer is known to be lost.
 */
final class Idle {

    private static final ScheduledExecutorService ALARM = Executors.newSingleThreadScheduledExecutor(Idle::daemon);

    private final IMAPProtocol imap;
    private final ResponseHandler ear = this::hear;
    private boolean begun;
    private boolean ended;

    Idle(IMAPProtocol imap) {
        this.imap = imap;
    }

    /**
     * Listens until a mail is announced, somebody ends it, or the time is over.
     *
     * @throws ProtocolException when the connection is not alive any more
     */
    void listen(Duration most) throws ProtocolException {
        imap.addResponseHandler(ear);
        imap.idleStart();
        begin();
        Future<?> alarm = ALARM.schedule(this::end, most.toMillis(), TimeUnit.MILLISECONDS);
        try {
            while (imap.processIdleResponse(next())) {
                // what was said went to the folder and to hear
            }
        } finally {
            over();
            alarm.cancel(false);
        }
    }

    /** Nothing for as long as an answer may take: that is what IDLE is for, but not after its end was asked for. */
    private Response next() {
        Response said = imap.readIdleResponse();
        while (said.isSynthetic() && said.getException() instanceof SocketTimeoutException && !hasEnded()) {
            said = imap.readIdleResponse();
        }
        return said;
    }

    private void hear(Response said) {
        if (said instanceof IMAPResponse news && news.keyEquals("EXISTS")) {
            end();
        }
    }

    /** From any thread; without effect once it is over. */
    synchronized void end() {
        if (begun && !ended) {
            imap.idleAbort();
        }
        ended = true;
    }

    /** What was said before the server began to listen for our end of it counts, too. */
    private synchronized void begin() {
        begun = true;
        if (ended) {
            imap.idleAbort();
        }
    }

    private synchronized boolean hasEnded() {
        return ended;
    }

    /** From here on an alarm would interrupt another command. */
    private synchronized void over() {
        ended = true;
        imap.removeResponseHandler(ear);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "mailbox-idle");
        thread.setDaemon(true);
        return thread;
    }
}
