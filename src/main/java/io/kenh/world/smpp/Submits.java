package io.kenh.world.smpp;

import io.kenh.world.dials.Dial;
import io.kenh.world.dials.Dial.Receipts;
import io.kenh.world.dials.Dials;
import io.kenh.world.journal.Journal;
import io.kenh.world.journal.Received;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the message centre does with each message, by the dials and by the last digits of the number. */
final class Submits implements ServerMessageReceiverListener {

    private static final Logger log = LoggerFactory.getLogger(Submits.class);
    private static final long RECEIPT_MILLIS = 200;
    private static final byte RECEIPT = 0x04;
    private static final int UCS2 = 8;
    private static final int WITH_HEADER = 0x40;

    private final Journal journal;
    private final Dials dials;
    private final ScheduledExecutorService later;
    private final AtomicLong ids = new AtomicLong(0xA0);

    Submits(Journal journal, Dials dials, ScheduledExecutorService later) {
        this.journal = journal;
        this.dials = dials;
        this.later = later;
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm submit, SMPPServerSession session) throws ProcessRequestException {
        Dial dial = dials.of(Smsc.NAME);
        String to = submit.getDestAddress();
        if (to.endsWith("004") || Dial.draws(dial.rateLimitRate())) {
            throw refused(submit, "rate", SMPPConstant.STAT_ESME_RTHROTTLED);
        }
        if (to.endsWith("003") || Dial.draws(dial.errorRate())) {
            throw refused(submit, "error", SMPPConstant.STAT_ESME_RINVDSTADR);
        }
        String id = Long.toHexString(ids.incrementAndGet());
        note(submit, "ok", true);
        if (submit.getRegisteredDelivery() != 0) {
            receipts(submit, session, dial, id);
        }
        return result(id);
    }

    private static SubmitSmResult result(String id) {
        try {
            return new SubmitSmResult(new MessageId(id), new OptionalParameter[0]);
        } catch (PDUStringException e) {
            throw new IllegalStateException(e);
        }
    }

    private void receipts(SubmitSm submit, SMPPServerSession session, Dial dial, String id) {
        boolean failed = submit.getDestAddress().endsWith("001") || dial.receipts() == Receipts.failed;
        if (submit.getDestAddress().endsWith("002") || dial.receipts() == Receipts.none) {
            return;
        }
        int times = Dial.draws(dial.duplicateRate()) ? 2 : 1;
        long delay = dial.callbackDelayMillis() == null ? RECEIPT_MILLIS : dial.callbackDelayMillis();
        for (int i = 0; i < times; i++) {
            later.schedule(() -> deliver(submit, session, id, failed ? "UNDELIV err:027" : "DELIVRD err:000"), delay, TimeUnit.MILLISECONDS);
        }
    }

    private static void deliver(SubmitSm submit, SMPPServerSession session, String id, String state) {
        String text = "id:" + id + " sub:001 dlvrd:001 submit date:2601010700 done date:2601010700 stat:" + state + " text:";
        try {
            session.deliverShortMessage("", TypeOfNumber.INTERNATIONAL, NumberingPlanIndicator.ISDN, submit.getDestAddress(),
                    TypeOfNumber.ALPHANUMERIC, NumberingPlanIndicator.UNKNOWN, submit.getSourceAddr(), new ESMClass(RECEIPT),
                    (byte) 0, (byte) 0, new RegisteredDelivery(0), new RawDataCoding((byte) 0), text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (Exception e) {
            log.warn("A practice receipt was not taken: {}", e.toString());
        }
    }

    private ProcessRequestException refused(SubmitSm submit, String word, int status) {
        note(submit, word, false);
        return new ProcessRequestException(word, status);
    }

    private void note(SubmitSm submit, String answer, boolean taken) {
        journal.add(new Received(0, null, Smsc.NAME, "SMPP", submit.getSourceAddr(), submit.getDestAddress(), null, text(submit),
                null, answer, false, taken));
    }

    private static String text(SubmitSm submit) {
        byte[] octets = submit.getShortMessage();
        int from = (submit.getEsmClass() & WITH_HEADER) == 0 ? 0 : octets[0] + 1;
        return new String(octets, from, octets.length - from,
                submit.getDataCoding() == UCS2 ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1);
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
        throw unknown();
    }

    @Override
    public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti submit, SMPPServerSession source) throws ProcessRequestException {
        throw unknown();
    }

    @Override
    public QuerySmResult onAcceptQuerySm(QuerySm query, SMPPServerSession source) throws ProcessRequestException {
        throw unknown();
    }

    @Override
    public void onAcceptReplaceSm(ReplaceSm replace, SMPPServerSession source) throws ProcessRequestException {
        throw unknown();
    }

    @Override
    public void onAcceptCancelSm(CancelSm cancel, SMPPServerSession source) throws ProcessRequestException {
        throw unknown();
    }

    @Override
    public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm broadcast, SMPPServerSession source) throws ProcessRequestException {
        throw unknown();
    }

    @Override
    public void onAcceptCancelBroadcastSm(CancelBroadcastSm cancel, SMPPServerSession source) throws ProcessRequestException {
        throw unknown();
    }

    @Override
    public QueryBroadcastSmResult onAcceptQueryBroadcastSm(QueryBroadcastSm query, SMPPServerSession source) throws ProcessRequestException {
        throw unknown();
    }

    private static ProcessRequestException unknown() {
        return new ProcessRequestException("not played", SMPPConstant.STAT_ESME_RINVCMDID);
    }
}
