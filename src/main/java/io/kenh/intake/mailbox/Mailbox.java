package io.kenh.intake.mailbox;

import io.kenh.connector.Connection;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;

/** One IMAP folder over a connection that is kept between looks. Mails are read without being marked as seen. */
final class Mailbox {

    private static final int MOST = 2_000;
    private static final String WHOLE = "UID BODY.PEEK[]";
    private static final String BEGINNING = WHOLE + "<0.65536>";

    /** A mail as it lies on the server; of one that is larger than we take, the bytes are its beginning. */
    record Fetched(long uid, byte[] raw, int size, boolean whole, Message message) { }

    /** A mail that was not fetched yet; its size in bytes is the server's word. */
    record Waiting(long uid, int size, Message message) { }

    private final Connection settings;
    private final String password;
    private final long largest;
    private Store store;
    private IMAPFolder folder;

    /** @param largest mail that is fetched whole, in bytes */
    Mailbox(Connection settings, Map<String, String> secrets, long largest) {
        this.settings = settings;
        this.largest = largest;
        this.password = secrets.getOrDefault("password", "");
    }

    String folderName() {
        return settings.setting("folder", "INBOX");
    }

    long uidValidity() throws MessagingException {
        return folder.getUIDValidity();
    }

    void open() throws MessagingException {
        if (store == null || !store.isConnected()) {
            store = Session.getInstance(properties()).getStore(protocol());
            store.connect(settings.setting("host", "localhost"), Integer.parseInt(settings.setting("port", "993")),
                    settings.setting("user", ""), password);
            folder = (IMAPFolder) store.getFolder(folderName());
        }
        if (!folder.isOpen()) {
            folder.open(Folder.READ_WRITE);
        }
    }

    int count() throws MessagingException {
        return folder.getMessageCount();
    }

    private String protocol() {
        return settings.setting("security", "ssl").equals("ssl") ? "imaps" : "imap";
    }

    /** Every read has an end: a dead server must not look like an empty mailbox. */
    private Properties properties() {
        Properties properties = new Properties();
        String prefix = "mail." + protocol() + ".";
        properties.put(prefix + "connectiontimeout", "10000");
        properties.put(prefix + "timeout", "60000");
        properties.put(prefix + "writetimeout", "60000");
        properties.put(prefix + "peek", "true");
        properties.put(prefix + "partialfetch", "false");
        properties.put(prefix + "starttls.enable", String.valueOf(settings.setting("security", "ssl").equals("starttls")));
        properties.put(prefix + "starttls.required", String.valueOf(settings.setting("security", "ssl").equals("starttls")));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        return properties;
    }

    /** What lies behind a position, oldest first: nothing of it is fetched yet but its size. */
    List<Waiting> after(long lastUid) throws MessagingException {
        folder.getMessageCount();
        Message[] found = Arrays.stream(folder.getMessagesByUID(lastUid + 1, UIDFolder.LASTUID))
                .filter(m -> m != null && uid(m) > lastUid).limit(MOST).toArray(Message[]::new);
        FetchProfile sizes = new FetchProfile();
        sizes.add(FetchProfile.Item.SIZE);
        folder.fetch(found, sizes);
        List<Waiting> waiting = new ArrayList<>();
        for (Message message : found) {
            waiting.add(new Waiting(uid(message), message.getSize(), message));
        }
        return waiting;
    }

    /** The mails byte for byte, in order and in one request; of those that are too large the beginning. */
    List<Fetched> fetch(List<Waiting> mails) throws MessagingException, IOException {
        Map<Long, byte[]> raws = new HashMap<>(bodies(mails.stream().filter(mail -> mail.size() <= largest).toList(), WHOLE));
        raws.putAll(bodies(mails.stream().filter(mail -> mail.size() > largest).toList(), BEGINNING));
        List<Fetched> fetched = new ArrayList<>();
        for (Waiting mail : mails) {
            boolean whole = mail.size() <= largest;
            byte[] raw = whole && !raws.containsKey(mail.uid()) ? alone(mail.message()) : raws.getOrDefault(mail.uid(), new byte[0]);
            fetched.add(new Fetched(mail.uid(), raw, mail.size(), whole, mail.message()));
        }
        return fetched;
    }

    /** One mail, whatever its size; empty when it is not there any more. */
    Optional<Fetched> fetch(long uid) throws MessagingException, IOException {
        Message message = folder.getMessageByUID(uid);
        return message == null ? Optional.empty() : Optional.of(new Fetched(uid, alone(message), message.getSize(), true, message));
    }

    private Map<Long, byte[]> bodies(List<Waiting> mails, String what) throws MessagingException {
        return BodyFetch.of(folder, mails.stream().map(Waiting::message).toArray(Message[]::new), what);
    }

    private static byte[] alone(Message message) throws MessagingException, IOException {
        try (InputStream raw = ((IMAPMessage) message).getMimeStream()) {
            return raw.readAllBytes();
        }
    }

    private long uid(Message message) {
        try {
            return folder.getUID(message);
        } catch (MessagingException e) {
            return -1;
        }
    }

    /** To be called after the mails are committed: flags or moves those that were taken whole, as the connection says. */
    void finish(List<Fetched> mails) throws MessagingException {
        Message[] messages = mails.stream().filter(Fetched::whole).map(Fetched::message).toArray(Message[]::new);
        if (messages.length == 0) {
            return;
        }
        switch (settings.setting("after", "seen")) {
            case "move" -> move(messages);
            case "seen" -> folder.setFlags(messages, new Flags(Flags.Flag.SEEN), true);
            default -> { }
        }
    }

    private void move(Message[] messages) throws MessagingException {
        Folder target = store.getFolder(settings.setting("moveTo", "Processed"));
        if (!target.exists()) {
            target.create(Folder.HOLDS_MESSAGES);
        }
        folder.copyUIDMessages(messages, target);
        folder.setFlags(messages, new Flags(Flags.Flag.DELETED), true);
        folder.expunge(messages);
    }

    /** Closes the folder, not the connection: a server tidies and renumbers a folder best when nobody has it open. */
    void rest() throws MessagingException {
        folder.close(false);
    }

    void close() {
        try {
            if (store != null) {
                store.close();
            }
        } catch (MessagingException e) {
            // it was going away anyhow
        }
    }
}
