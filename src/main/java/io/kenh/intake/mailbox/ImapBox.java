package io.kenh.intake.mailbox;

import io.kenh.connector.Connection;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/**
 * One IMAP folder. Mails are read without being marked as seen, and the position is the server's numbers: what people do
 * with the "seen" flag does not matter.
 */
final class ImapBox implements Box {

    private static final int MOST = 2_000;

    private final Connection settings;
    private final Login login;
    private final long largest;
    private final Positions positions;
    private IMAPStore store;
    private IMAPFolder folder;
    private volatile Idle idle;

    /** @param largest mail that is fetched whole, in bytes */
    ImapBox(Login login, Positions positions, long largest) {
        this.settings = login.connection();
        this.login = login;
        this.positions = positions;
        this.largest = largest;
    }

    String folderName() {
        return settings.setting("folder", "INBOX");
    }

    @Override
    public void open() throws MessagingException {
        if (store == null || !store.isConnected()) {
            store = (IMAPStore) login.connect("imap");
            folder = (IMAPFolder) store.getFolder(folderName());
        }
        if (!folder.isOpen()) {
            folder.open(Folder.READ_WRITE);
        }
    }

    @Override
    public int count() throws MessagingException {
        return folder.getMessageCount();
    }

    @Override
    public List<Waiting> fresh() throws MessagingException {
        return after(positions.of(settings.id(), folderName(), folder.getUIDValidity()).lastUid());
    }

    private List<Waiting> after(long lastUid) throws MessagingException {
        folder.getMessageCount();
        List<Waiting> waiting = new ArrayList<>();
        for (Message message : folder.getMessagesByUID(lastUid + 1, UIDFolder.LASTUID)) {
            if (message != null && uid(message) > lastUid && waiting.size() < MOST) {
                waiting.add(new Waiting(place(uid(message)), 0, message));
            }
        }
        return waiting;
    }

    @Override
    public List<Waiting> measured(List<Waiting> mails) throws MessagingException {
        FetchProfile sizes = new FetchProfile();
        sizes.add(FetchProfile.Item.SIZE);
        folder.fetch(mails.stream().map(Waiting::message).toArray(Message[]::new), sizes);
        List<Waiting> measured = new ArrayList<>();
        for (Waiting mail : mails) {
            measured.add(new Waiting(mail.place(), Math.max(0, mail.message().getSize()), mail.message()));
        }
        return measured;
    }

    private Place place(long uid) throws MessagingException {
        return new Place(folderName(), folder.getUIDValidity(), uid);
    }

    @Override
    public List<Fetched> fetch(List<Waiting> mails) throws MessagingException, IOException {
        Map<Long, byte[]> raws = BodyFetch.of(folder, mails.stream().filter(mail -> mail.size() <= largest).toList(), BodyFetch.WHOLE);
        raws.putAll(BodyFetch.of(folder, mails.stream().filter(mail -> mail.size() > largest).toList(), BodyFetch.BEGINNING));
        List<Fetched> fetched = new ArrayList<>();
        for (Waiting mail : mails) {
            boolean whole = mail.size() <= largest;
            long uid = mail.place().uid();
            byte[] raw = whole && !raws.containsKey(uid) ? BodyFetch.alone(mail.message()) : raws.getOrDefault(uid, new byte[0]);
            fetched.add(new Fetched(mail.place(), raw, mail.size(), whole, null, mail.message()));
        }
        return fetched;
    }

    @Override
    public byte[] header(Waiting mail) {
        try {
            return BodyFetch.of(folder, List.of(mail), BodyFetch.HEADER).getOrDefault(mail.place().uid(), new byte[0]);
        } catch (MessagingException e) {
            return new byte[0];
        }
    }

    @Override
    public Optional<Fetched> fetch(Place place) throws MessagingException, IOException {
        Message message = folder.getMessageByUID(place.uid());
        return message == null ? Optional.empty()
                : Optional.of(new Fetched(place, BodyFetch.alone(message), message.getSize(), true, null, message));
    }

    @Override
    public boolean knows(Place place) throws MessagingException {
        return place.folder().equals(folderName()) && place.uidValidity() == folder.getUIDValidity();
    }

    private long uid(Message message) {
        try {
            return folder.getUID(message);
        } catch (MessagingException e) {
            return -1;
        }
    }

    /** The position comes last: after a crash before it, mails are read and flagged again rather than left without their flag. */
    @Override
    public void finish(List<Fetched> mails) throws MessagingException {
        Message[] whole = mails.stream().filter(Fetched::whole).map(Fetched::message).toArray(Message[]::new);
        After after = After.of(settings);
        try {
            if (whole.length > 0) {
                after.done(store, folder, whole);
            }
        } catch (MessagingException refused) {
            if (store.isConnected()) {
                noteTaken(mails);
            }
            throw new MessagingException("mails were taken in, but '%s' after reading is refused: %s".formatted(after.way(), refused.getMessage()),
                    refused);
        }
        noteTaken(mails);
    }

    private void noteTaken(List<Fetched> mails) {
        Place last = mails.get(mails.size() - 1).place();
        positions.save(settings.id(), last.folder(), last.uidValidity(), last.uid());
    }

    /** Closes the folder, not the connection: a server tidies and renumbers a folder best when nobody has it open. */
    @Override
    public void rest() throws MessagingException {
        folder.close(false);
    }

    @Override
    public boolean listens() throws MessagingException {
        return store.hasCapability("IDLE");
    }

    @Override
    public void await(Duration most) throws MessagingException {
        open();
        folder.doCommand(imap -> {
            idle = new Idle(imap);
            idle.listen(most);
            return null;
        });
    }

    @Override
    public void wake() {
        Idle listening = idle;
        if (listening != null) {
            listening.end();
        }
    }

    @Override
    public void close() {
        try {
            if (store != null) {
                store.close();
            }
        } catch (MessagingException e) {
            // it was going away anyhow
        }
    }
}
