package io.kenh.intake.mailbox;

import io.kenh.intake.mailbox.Box.Waiting;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.Utility;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.UID;

/**
 * Fetches many mails byte for byte in one request. The library's own ways are one request for each mail, or a mail taken
 * apart, which cannot be put together again as it was.
 */
final class BodyFetch {

    static final String WHOLE = "UID BODY.PEEK[]";
    static final String BEGINNING = WHOLE + "<0.65536>";
    static final String HEADER = "UID BODY.PEEK[HEADER]";

    private BodyFetch() {
    }

    /**
     * By UID: what number a mail has at this moment does not matter then.
     *
     * @param what of each mail, in the words of IMAP, its UID among it
     * @return what the server gave, by UID; a mail that is gone is left out
     */
    static Map<Long, byte[]> of(IMAPFolder folder, List<Waiting> mails, String what) throws MessagingException {
        Map<Long, byte[]> bodies = new HashMap<>();
        if (!mails.isEmpty()) {
            Message[] messages = mails.stream().map(Waiting::message).toArray(Message[]::new);
            for (Response answer : (Response[]) folder.doCommand(imap -> answers(imap, messages, what))) {
                if (answer instanceof FetchResponse fetched) {
                    keep(fetched.getItem(UID.class), fetched.getItem(BODY.class), bodies);
                }
            }
        }
        return bodies;
    }

    /** One mail on its own, whole. */
    static byte[] alone(Message mail) throws MessagingException, IOException {
        try (InputStream raw = ((IMAPMessage) mail).getMimeStream()) {
            return raw.readAllBytes();
        }
    }

    private static Response[] answers(IMAPProtocol imap, Message[] mails, String what) throws ProtocolException {
        Response[] answers = imap.fetch(Utility.toMessageSet(mails, null), what);
        imap.notifyResponseHandlers(answers);
        imap.handleResult(answers[answers.length - 1]);
        return answers;
    }

    private static void keep(UID uid, BODY body, Map<Long, byte[]> bodies) {
        if (uid != null && body != null && body.getByteArray() != null) {
            bodies.put(uid.uid, body.getByteArray().getNewBytes());
        }
    }
}
