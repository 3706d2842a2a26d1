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
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;

/** One IMAP folder over a connection that is kept between looks. Mails are read without being marked as seen. */
final class Mailbox {

    private static final int BATCH = 50;
    private static final int LARGEST = 50 * 1024 * 1024;

    /** A mail as it lies on the server; the bytes are null when it is larger than we take. */
    record Fetched(long uid, byte[] raw, int size, Message message) { }

    private final Connection settings;
    private final String password;
    private Store store;
    private IMAPFolder folder;

    Mailbox(Connection settings, Map<String, String> secrets) {
        this.settings = settings;
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

    /** The next mails behind a position, oldest first, at most one batch. */
    List<Fetched> after(long lastUid) throws MessagingException, IOException {
        folder.getMessageCount();
        Message[] found = folder.getMessagesByUID(lastUid + 1, UIDFolder.LASTUID);
        Message[] batch = Arrays.stream(found).filter(m -> m != null && uid(m) > lastUid).limit(BATCH).toArray(Message[]::new);
        FetchProfile sizes = new FetchProfile();
        sizes.add(FetchProfile.Item.SIZE);
        folder.fetch(batch, sizes);
        List<Fetched> mails = new ArrayList<>();
        for (Message message : batch) {
            mails.add(fetch((IMAPMessage) message));
        }
        return mails;
    }

    private Fetched fetch(IMAPMessage message) throws MessagingException, IOException {
        int size = message.getSize();
        if (size > LARGEST) {
            return new Fetched(uid(message), null, size, message);
        }
        try (InputStream raw = message.getMimeStream()) {
            return new Fetched(uid(message), raw.readAllBytes(), size, message);
        }
    }

    private long uid(Message message) {
        try {
            return folder.getUID(message);
        } catch (MessagingException e) {
            return -1;
        }
    }

    /** To be called after the mails are committed: flags or moves them, as the connection says. */
    void finish(List<Fetched> mails) throws MessagingException {
        Message[] messages = mails.stream().map(Fetched::message).toArray(Message[]::new);
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
