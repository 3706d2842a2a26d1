package io.kenh.connector.smpp;

import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.connection.socket.SSLSocketConnectionFactory;
import org.jsmpp.session.connection.socket.SocketConnectionFactory;

/** One transceiver session to a message centre, opened again when it is lost. */
final class Link {

    private static final long BIND_MILLIS = 5_000;
    private static final long ANSWER_MILLIS = 10_000;
    private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final int WITH_HEADER = 0x40;
    private static final AtomicInteger REFERENCES = new AtomicInteger();

    private final Centre centre;
    private final MessageReceiverListener listener;
    private final Semaphore window;
    private SMPPSession session;
    private IOException refused;
    private long refusedAt;

    Link(Centre centre, MessageReceiverListener listener) {
        this.centre = centre;
        this.listener = listener;
        this.window = new Semaphore(centre.window());
    }

    Centre centre() {
        return centre;
    }

    /**
     * Submits every part; a receipt is asked for the last one.
     *
     * @return the centre's id of the last part
     * @throws ConnectException  when there is no session, so that nothing was sent
     */
    String send(String to, String text) throws IOException, NegativeResponseException, InterruptedException {
        SMPPSession open = open();
        Segments segments = Segments.of(text, centre.plain());
        int reference = REFERENCES.incrementAndGet() & 0xFF;
        String id = null;
        if (!window.tryAcquire(ANSWER_MILLIS, TimeUnit.MILLISECONDS)) {
            throw new ConnectException("the window of " + centre.window() + " unanswered messages is full");
        }
        try {
            for (int i = 1; i <= segments.parts().size(); i++) {
                id = part(open, to, segments, reference, i, id);
            }
            return id;
        } finally {
            window.release();
        }
    }

    private String part(SMPPSession open, String to, Segments segments, int reference, int number, String before)
            throws IOException, NegativeResponseException {
        try {
            return submit(open, to, segments, reference, number);
        } catch (NegativeResponseException e) {
            if (before == null) {
                throw e;
            }
            throw new IOException("part " + number + " of " + segments.parts().size() + " was refused with "
                    + Integer.toHexString(e.getCommandStatus()) + " after the others were taken", e);
        }
    }

    private String submit(SMPPSession open, String to, Segments segments, int reference, int number)
            throws IOException, NegativeResponseException {
        int total = segments.parts().size();
        byte[] part = segments.parts().get(number - 1);
        boolean header = total > 1 && "udh".equals(centre.longText());
        boolean last = number == total;
        OptionalParameter[] more = total > 1 && !header ? new OptionalParameter[] {
            new OptionalParameter.Sar_msg_ref_num((short) reference), new OptionalParameter.Sar_total_segments((byte) total),
            new OptionalParameter.Sar_segment_seqnum((byte) number)} : new OptionalParameter[0];
        try {
            return open.submitShortMessage("", centre.ton(), centre.npi(), centre.source(), TypeOfNumber.INTERNATIONAL,
                    NumberingPlanIndicator.ISDN, to, new ESMClass(header ? WITH_HEADER : 0), (byte) 0, (byte) 0, null, null,
                    new RegisteredDelivery(last ? SMSCDeliveryReceipt.SUCCESS_FAILURE : SMSCDeliveryReceipt.DEFAULT), (byte) 0,
                    new RawDataCoding(segments.coding().dataCoding()), (byte) 0,
                    header ? Segments.withHeader(part, reference, total, number) : part, more).getMessageId();
        } catch (PDUException | ResponseTimeoutException | InvalidResponseException e) {
            throw new IOException("no answer of the message centre: " + e.getMessage(), e);
        }
    }

    /** Opens the session if it is not; after a refusal not before a few seconds have passed. */
    synchronized SMPPSession open() throws IOException {
        if (session != null && session.getSessionState().isBound()) {
            return session;
        }
        if (refused != null && System.nanoTime() - refusedAt < REST_NANOS) {
            throw refused;
        }
        close();
        SMPPSession opened = new SMPPSession(centre.tls() ? new SSLSocketConnectionFactory() : SocketConnectionFactory.getInstance());
        opened.setEnquireLinkTimer((int) TimeUnit.SECONDS.toMillis(centre.enquireSeconds()));
        opened.setTransactionTimer(ANSWER_MILLIS);
        opened.setMessageReceiverListener(listener);
        try {
            opened.connectAndBind(centre.host(), centre.port(), new BindParameter(BindType.BIND_TRX, centre.systemId(),
                    centre.password(), centre.systemType(), TypeOfNumber.UNKNOWN, NumberingPlanIndicator.UNKNOWN, null), BIND_MILLIS);
        } catch (IOException e) {
            opened.unbindAndClose();
            refused = notOpened(e);
            refusedAt = System.nanoTime();
            throw refused;
        }
        refused = null;
        session = opened;
        return opened;
    }

    /** Before a session is open nothing can have been sent. */
    private static IOException notOpened(IOException failure) {
        if (failure.getCause() instanceof NegativeResponseException negative) {
            return new BindRefused(negative.getCommandStatus());
        }
        ConnectException unreachable = new ConnectException(failure.getMessage());
        unreachable.initCause(failure);
        return unreachable;
    }

    synchronized void close() {
        if (session != null) {
            session.unbindAndClose();
            session = null;
        }
    }
}
