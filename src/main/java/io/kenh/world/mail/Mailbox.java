package io.kenh.world.mail;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.Flags.Flag;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.function.Predicate;

/**
 * One folder and what is thrown away from it.
 *
 * @param folder as GreenMail holds it, not a watched one
 */
record Mailbox(MailFolder folder) {

    int size() {
        return folder.getMessageCount();
    }

    int unread() {
        return folder.getUnseenCount();
    }

    void store(byte[] mail) {
        store(GreenMailUtil.newMimeMessage(new ByteArrayInputStream(mail)));
    }

    void store(MimeMessage mail) {
        try {
            folder.store(mail);
        } catch (Exception e) {
            throw new IllegalStateException("The practice mailbox " + folder.getName() + " cannot store a mail", e);
        }
    }

    /** Drops what was flagged as deleted and, when there are twice as many read mails as kept, the oldest of them. */
    void dropRead(int kept) {
        drop(mail -> mail.isSet(Flag.SEEN), kept);
    }

    /** Drops the oldest mails, read or not, when there are twice as many as kept. */
    void dropOldest(int kept) {
        drop(mail -> true, kept);
    }

    private void drop(Predicate<StoredMessage> droppable, int kept) {
        List<StoredMessage> mails = folder.getNonDeletedMessages().stream().filter(droppable).toList();
        if (mails.size() >= 2 * kept) {
            mails.subList(0, mails.size() - kept).forEach(mail -> mail.setFlag(Flag.DELETED, true));
        }
        try {
            folder.expunge();
        } catch (FolderException e) {
            throw new IllegalStateException("The practice mailbox " + folder.getName() + " cannot be tidied", e);
        }
    }
}
