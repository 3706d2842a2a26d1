package io.kenh.intake.mailbox;

import io.kenh.connector.Connection;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/** What happens on the server to mails that are committed here. */
record After(String way, String target) {

    static After of(Connection connection) {
        return new After(connection.setting("after", "seen"), connection.setting("moveTo", "Kenh"));
    }

    void done(IMAPStore store, IMAPFolder folder, Message[] mails) throws MessagingException {
        switch (way) {
            case "move" -> move(store, folder, mails);
            case "delete" -> delete(store, folder, mails);
            case "seen" -> folder.setFlags(mails, new Flags(Flags.Flag.SEEN), true);
            default -> { }
        }
    }

    private void move(IMAPStore store, IMAPFolder folder, Message[] mails) throws MessagingException {
        Folder to = store.getFolder(target);
        if (!to.exists()) {
            to.create(Folder.HOLDS_MESSAGES);
        }
        if (store.hasCapability("MOVE")) {
            folder.moveMessages(mails, to);
        } else {
            folder.copyMessages(mails, to);
            delete(store, folder, mails);
        }
    }

    /** By their UIDs, so that nothing goes that somebody else has marked; a server that cannot do so keeps them marked. */
    private static void delete(IMAPStore store, IMAPFolder folder, Message[] mails) throws MessagingException {
        folder.setFlags(mails, new Flags(Flags.Flag.DELETED), true);
        if (store.hasCapability("UIDPLUS")) {
            folder.expunge(mails);
        }
    }
}
