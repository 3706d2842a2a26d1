package io.kenh.intake.mailbox;

import io.kenh.connector.Connection;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.angus.mail.pop3.POP3Folder;
import org.eclipse.angus.mail.pop3.POP3Message;

/**
 * A POP3 mailbox. Which mails are taken is known by the names the server gives them (UIDL); a server that names them anew shows
 * them again, and they are recognised by their bytes. It shows new mail only to a new session, and deletes at the end of one.
 */
final class Pop3Box implements Box {

    private static final int MOST = 2_000;
    private static final String NAMED = "uidl:";

    private final Connection settings;
    private final Login login;
    private final Uidls uidls;
    private final long largest;
    private Store store;
    private POP3Folder folder;

    /** @param largest mail that is fetched whole, in bytes */
    Pop3Box(Login login, Uidls uidls, long largest) {
        this.settings = login.connection();
        this.login = login;
        this.uidls = uidls;
        this.largest = largest;
    }

    @Override
    public void open() throws MessagingException {
        if (folder == null || !folder.isOpen()) {
            close();
            store = login.connect("pop3");
            folder = (POP3Folder) store.getFolder("INBOX");
            folder.open(Folder.READ_WRITE);
        }
    }

    @Override
    public int count() throws MessagingException {
        return folder.getMessageCount();
    }

    @Override
    public List<Waiting> fresh() throws MessagingException {
        Message[] all = listed();
        List<Waiting> named = new ArrayList<>();
        for (Message message : all) {
            named.add(new Waiting(new Place(NAMED + name(message), 0, 0), message.getSize(), message));
        }
        Set<String> taken = uidls.taken(settings.id(), named.stream().map(Pop3Box::name).toList());
        for (Waiting mail : named) {
            deleteIfWanted(mail.message(), taken.contains(name(mail)) && mail.size() <= largest);
        }
        return named.stream().filter(mail -> !taken.contains(name(mail))).limit(MOST).toList();
    }

    @Override
    public List<Waiting> measured(List<Waiting> mails) {
        return mails;
    }

    private Message[] listed() throws MessagingException {
        Message[] all = folder.getMessages();
        FetchProfile profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        profile.add(FetchProfile.Item.SIZE);
        folder.fetch(all, profile);
        return all;
    }

    private String name(Message message) throws MessagingException {
        String uidl = folder.getUID(message);
        if (uidl == null) {
            throw new MessagingException("found a POP3 server without UIDL, wanted one that names its mails; use IMAP there");
        }
        return uidl;
    }

    private static String name(Waiting mail) {
        return mail.place().folder().substring(NAMED.length());
    }

    @Override
    public List<Fetched> fetch(List<Waiting> mails) throws MessagingException, IOException {
        List<Fetched> fetched = new ArrayList<>();
        for (Waiting mail : mails) {
            boolean whole = mail.size() <= largest;
            fetched.add(new Fetched(mail.place(), whole ? raw(mail.message()) : header(mail), mail.size(), whole, null, mail.message()));
        }
        return fetched;
    }

    private static byte[] raw(Message message) throws MessagingException, IOException {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        message.writeTo(raw);
        return raw.toByteArray();
    }

    @Override
    public byte[] header(Waiting mail) {
        try (InputStream top = ((POP3Message) mail.message()).top(0)) {
            return top.readAllBytes();
        } catch (MessagingException | IOException e) {
            return new byte[0];
        }
    }

    @Override
    public Optional<Fetched> fetch(Place place) throws MessagingException, IOException {
        for (Message message : listed()) {
            if (place.folder().equals(NAMED + name(message))) {
                return Optional.of(new Fetched(place, raw(message), message.getSize(), true, null, message));
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean knows(Place place) {
        return place.folder().startsWith(NAMED);
    }

    @Override
    public void finish(List<Fetched> mails) throws MessagingException {
        uidls.add(settings.id(), mails.stream().map(mail -> mail.place().folder().substring(NAMED.length())).toList());
        for (Fetched mail : mails) {
            deleteIfWanted(mail.message(), mail.whole());
        }
    }

    private void deleteIfWanted(Message message, boolean taken) throws MessagingException {
        if (taken && settings.setting("after", "leave").equals("delete")) {
            message.setFlag(Flags.Flag.DELETED, true);
        }
    }

    @Override
    public void rest() throws MessagingException {
        folder.close(true);
    }

    @Override
    public boolean listens() {
        return false;
    }

    @Override
    public void await(Duration most) {
        throw new UnsupportedOperationException("a POP3 server announces nothing");
    }

    @Override
    public void wake() {
        // nothing waits here
    }

    /** Deletions hold only after an end in order, which this is. */
    @Override
    public void close() {
        try {
            if (folder != null && folder.isOpen()) {
                folder.close(true);
            }
            if (store != null) {
                store.close();
            }
        } catch (MessagingException e) {
            // it was going away anyhow
        }
    }
}
