package io.kenh.world.mail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.ServerSetup;
import io.kenh.world.journal.Journal;
import io.kenh.world.dials.Dials;
import java.util.List;

/**
 * The mail server of the practice world. Mail to any address lands in the mailbox {@link #SUPPORT}; what the hub itself
 * sends goes to the journal as received by the world outside. Loopback only, everything in memory.
 */
public final class MailServer implements AutoCloseable {

    /** Address and login of the mailbox that the shipped connection {@code support-mail} reads. */
    public static final String SUPPORT = "support@kenh.example";
    /** Its password. */
    public static final String PASSWORD = "practice";

    private static final String LOOPBACK = "127.0.0.1";
    private static final long START_MILLIS = 10_000;
    /** Longer than the 29 minutes after which clients renew an IDLE. */
    private static final int SILENCE_MILLIS = 31 * 60_000;

    private final MailRoom room;
    private final SmtpSide smtp;
    private final ImapSide imap;

    /**
     * Starts both sides and returns when they take connections.
     *
     * @param smtpPort 0 for any free one, likewise {@code imapPort}
     */
    public MailServer(int smtpPort, int imapPort, Journal journal, Dials dials) {
        Managers managers = new Managers();
        FolderWatch watch = new FolderWatch(managers.getImapHostManager().getStore());
        room = new MailRoom(managers.getImapHostManager(), createUser(managers), watch);
        smtp = new SmtpSide(new ServerSetup(smtpPort, LOOPBACK, ServerSetup.PROTOCOL_SMTP), managers,
                new Postman(managers, room, new Outside(journal), dials));
        imap = new ImapSide(new ServerSetup(imapPort, LOOPBACK, ServerSetup.PROTOCOL_IMAP), managers, watch);
        List.of(smtp, imap).forEach(MailServer::start);
    }

    /** The bound port. */
    public int smtpPort() {
        return smtp.getPort();
    }

    /** The bound port. */
    public int imapPort() {
        return imap.getPort();
    }

    @Override
    public void close() {
        room.close();
        smtp.stopService();
        imap.stopService();
    }

    private static GreenMailUser createUser(Managers managers) {
        try {
            return managers.getUserManager().createUser(SUPPORT, SUPPORT, PASSWORD);
        } catch (UserException e) {
            throw new IllegalStateException("The practice mailbox " + SUPPORT + " cannot be created", e);
        }
    }

    private static void start(AbstractServer side) {
        side.setDaemon(true);
        side.setClientSocketTimeout(SILENCE_MILLIS);
        side.startService();
        try {
            if (!side.waitTillRunning(START_MILLIS)) {
                throw new IllegalStateException("The practice mail server did not start: " + side);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the practice mail server started", e);
        }
    }
}
