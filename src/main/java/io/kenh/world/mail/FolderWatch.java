package io.kenh.world.mail;

import com.icegreen.greenmail.imap.ImapHostManagerImpl;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.FolderListener;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.Store;
import com.icegreen.greenmail.user.GreenMailUser;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Knows which folders are open in a mail client. GreenMail numbers a folder's mails by their present place, so taking
 * one out under a client that has the folder open would shift the numbers the client holds. A client listens to the
 * folder it has open; GreenMail does not end that when a connection breaks, so the listeners are kept here, each with
 * its connection, which has a thread of its own. Whoever holds this object's lock keeps folders from being opened.
 */
final class FolderWatch extends ImapHostManagerImpl {

    private final Map<MailFolder, Map<FolderListener, Thread>> open = new ConcurrentHashMap<>();
    private final ImapHostManagerImpl bare;
    private volatile Consumer<MailFolder> onClosed = folder -> { };

    FolderWatch(Store store) {
        super(store);
        bare = new ImapHostManagerImpl(store);
    }

    /** Calls the listener whenever nobody has a folder open any more. */
    void onClosed(Consumer<MailFolder> listener) {
        onClosed = listener;
    }

    synchronized boolean isOpen(MailFolder folder) {
        return !open.getOrDefault(folder, Map.of()).isEmpty();
    }

    synchronized void opened(MailFolder folder, FolderListener client) {
        open.computeIfAbsent(folder, f -> new ConcurrentHashMap<>()).put(client, Thread.currentThread());
    }

    synchronized void closed(MailFolder folder, FolderListener client) {
        Map<FolderListener, Thread> clients = open.getOrDefault(folder, Map.of());
        if (clients.remove(client) != null && clients.isEmpty()) {
            onClosed.accept(folder);
        }
    }

    /** To be called on the thread of the connection. */
    synchronized void connectionEnded() {
        open.forEach((folder, clients) -> clients.forEach((client, thread) -> {
            if (thread == Thread.currentThread()) {
                folder.removeListener(client);
                closed(folder, client);
            }
        }));
    }

    /** GreenMail casts what it deletes and renames to its own class, hence bare. */
    @Override
    public void deleteMailbox(GreenMailUser user, String name) throws FolderException {
        bare.deleteMailbox(user, name);
    }

    @Override
    public void renameMailbox(GreenMailUser user, String name, String newName)
            throws FolderException {
        bare.renameMailbox(user, name, newName);
    }

    @Override
    public MailFolder getFolder(GreenMailUser user, String name) {
        return WatchedFolder.of(super.getFolder(user, name), this);
    }

    @Override
    public MailFolder getFolder(GreenMailUser user, String name, boolean mustExist) throws FolderException {
        return WatchedFolder.of(super.getFolder(user, name, mustExist), this);
    }
}
