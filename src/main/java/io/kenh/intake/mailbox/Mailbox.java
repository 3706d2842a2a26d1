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
import java.util.Properties;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.Utility;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.UID;

/** One IMAP folder over a connection that is kept between looks. Mails are read without being marked as seen. */
final class Mailbox {

    private static final int MOST = 2_000;
    private static final int LARGEST = 50 * 1024 * 1024;

    /** A mail as it lies on the server; the bytes are null when it is larger than we take. */
    record Fetched(long uid, byte[] raw, int size, Message message) { }

    /** A mail that was not fetched yet; its size in bytes is the server's word. */
    record Waiting(long uid, int size, Message message) { }

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

    /** The mails byte for byte, in order and in one request; those that are too large come without their bytes. */
    List<Fetched> fetch(List<Waiting> mails) throws MessagingException, IOException {
        Message[] wanted = mails.stream().filter(mail -> mail.size() <= LARGEST).map(Waiting::message).toArray(Message[]::new);
        Map<Long, byte[]> raws = wanted.length == 0 ? Map.of()
                : bodies((FetchResponse[]) folder.doCommand(imap -> answers(imap.fetch(Utility.toMessageSet(wanted, null), "UID BODY.PEEK[]"), imap)));
        List<Fetched> fetched = new ArrayList<>();
        for (Waiting mail : mails) {
            byte[] raw = mail.size() > LARGEST ? null : raws.containsKey(mail.uid()) ? raws.get(mail.uid()) : alone(mail.message());
            fetched.add(new Fetched(mail.uid(), raw, mail.size(), mail.message()));
        }
        return fetched;
    }

    private static FetchResponse[] answers(Response[] answers, IMAPProtocol imap) throws ProtocolException {
        imap.notifyResponseHandlers(answers);
        imap.handleResult(answers[answers.length - 1]);
        return Arrays.stream(answers).filter(FetchResponse.class::isInstance).toArray(FetchResponse[]::new);
    }

    /** By UID: what number a mail has at this moment does not matter then. */
    private static Map<Long, byte[]> bodies(FetchResponse[] answers) {
        Map<Long, byte[]> bodies = new HashMap<>();
        for (FetchResponse answer : answers) {
            UID uid = answer.getItem(UID.class);
            BODY body = answer.getItem(BODY.class);
            if (uid != null && body != null && body.getByteArray() != null) {
                bodies.put(uid.uid, body.getByteArray().getNewBytes());
            }
        }
        return bodies;
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
