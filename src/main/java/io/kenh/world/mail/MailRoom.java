package io.kenh.world.mail;

import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.internet.MimeMessage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the support mailbox small. GreenMail's time for one fetch grows with the square of the folder, and its memory
 * with every mail ever stored; so mails queue outside, as bytes, until the reader has worked off those before them,
 * and what was read is dropped but for the latest. The inbox changes only while no client has it open, unless one
 * keeps it open for long (IDLE); nothing is ever dropped from an open folder.
 */
final class MailRoom implements AutoCloseable {

    /** Unread mails in the inbox, as long as somebody reads. */
    static final int ROOM = 200;
    /** Mails in all, for a reader who leaves no flags behind. */
    static final int MOST = 3_000;
    private static final int KEPT = 50;
    private static final long TICK_MILLIS = 250;
    private static final int PATIENT_TICKS = 12;
    private static final int IDLE_TICKS = 2;

    private static final Logger log = LoggerFactory.getLogger(MailRoom.class);

    private final WaitingMail waiting = new WaitingMail();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(MailRoom::thread);
    private final ImapHostManager folders;
    private final GreenMailUser user;
    private final FolderWatch watch;
    private final Mailbox inbox;
    private int ticksWithoutRoom;
    private int ticksOpen;

    MailRoom(ImapHostManager folders, GreenMailUser user, FolderWatch watch) {
        this.folders = folders;
        this.user = user;
        this.watch = watch;
        inbox = new Mailbox(inbox(folders, user));
        watch.onClosed(folder -> tidy());
        ticker.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Holds the sender back while too many mails wait. */
    boolean waitForRoom() {
        return waiting.awaitRoom();
    }

    void deliver(MimeMessage mail) {
        synchronized (watch) {
            if (waiting.isEmpty() && !isOpen() && inbox.unread() < ROOM) {
                inbox.store(mail);
            } else {
                waiting.add(mail);
            }
        }
    }

    private void tick() {
        synchronized (watch) {
            try {
                ticksOpen = isOpen() ? ticksOpen + 1 : 0;
                ticksWithoutRoom = inbox.unread() < ROOM ? 0 : ticksWithoutRoom + 1;
                tidy();
                tidyOtherFolders();
            } catch (RuntimeException | FolderException e) {
                log.warn("The practice mailbox could not be tidied; it is tried again", e);
            }
        }
    }

    /** Only under the lock of the watch, so that nobody opens the folder meanwhile. */
    private void tidy() {
        if (!isOpen()) {
            inbox.dropRead(KEPT);
            letIn();
        } else if (ticksOpen > IDLE_TICKS) {
            letIn();
        }
    }

    private void letIn() {
        int room = ticksWithoutRoom > PATIENT_TICKS ? MOST : ROOM;
        while (!waiting.isEmpty() && inbox.unread() < room && inbox.size() < MOST) {
            inbox.store(waiting.next());
        }
        if (!isOpen() && inbox.unread() >= MOST) {
            log.warn("Nobody works off the practice mailbox {}: its oldest mails are dropped", user.getEmail());
            inbox.dropOldest(MOST / 2);
        }
    }

    private void tidyOtherFolders() throws FolderException {
        folders.listMailboxes(user, "*").stream()
                .filter(folder -> folder != inbox.folder() && !watch.isOpen(folder))
                .forEach(folder -> new Mailbox(folder).dropOldest(KEPT));
    }

    private boolean isOpen() {
        return watch.isOpen(inbox.folder());
    }

    @Override
    public void close() {
        ticker.shutdownNow();
    }

    private static MailFolder inbox(ImapHostManager folders, GreenMailUser user) {
        try {
            return folders.getInbox(user);
        } catch (FolderException e) {
            throw new IllegalStateException("The practice mailbox " + user.getEmail() + " has no inbox", e);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "world-mail-room");
        thread.setDaemon(true);
        return thread;
    }
}
