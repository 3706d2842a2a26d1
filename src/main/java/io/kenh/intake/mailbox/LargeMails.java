package io.kenh.intake.mailbox;

import io.kenh.event.InboundEvent;
import io.kenh.platform.Blobs;
import io.kenh.platform.Poison;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.unit.DataSize;

/**
 * Mails that were larger than the hub takes. Their header is an event that parks with the reason; sent back after the limit was
 * raised, such an event waits until its mailbox has been asked for the whole mail, and goes on.
 */
@Component
public class LargeMails {

    /** Marks the payload of an event that has only the header of its mail. */
    static final String MARK = "tooLarge";

    /** A mail whose event waits for it, and which is within the limit. */
    record Wanted(long eventId, long uid) { }

    private record Row(long size, boolean gone, byte[] sha256) { }

    private final JdbcClient db;
    private final Blobs blobs;
    private final DataSize limit;

    LargeMails(JdbcClient db, Blobs blobs, @Value("${kenh.mailbox.largest}") DataSize limit) {
        this.db = db;
        this.blobs = blobs;
        this.limit = limit;
    }

    /** Whether the event has only the header of its mail. */
    public static boolean isOne(InboundEvent event) {
        return event.payload().containsKey(MARK);
    }

    /** The largest mail that is fetched at once, in bytes. */
    long limit() {
        return limit.toBytes();
    }

    /** A server that numbered its mails anew shows the same mail at another place. */
    void note(long event, Position at, Mailbox.Fetched mail) {
        db.sql("""
                insert into large_mail (event_id, connection_id, folder, uid_validity, uid, size) values (?, ?, ?, ?, ?, ?)
                on conflict (event_id) do update set folder = excluded.folder, uid_validity = excluded.uid_validity, uid = excluded.uid""")
                .params(event, at.connection(), at.folder(), at.uidValidity(), mail.uid(), mail.size()).update();
    }

    /** A folder as the server numbers it at present. */
    record Position(long connection, String folder, long uidValidity) { }

    List<Wanted> wanted(Position at) {
        return db.sql("""
                select l.event_id, l.uid from event_queue q join large_mail l on l.event_id = q.id
                where q.held and l.connection_id = ? and l.folder = ? and l.uid_validity = ? and l.size <= ? and not l.gone and l.sha256 is null""")
                .params(at.connection(), at.folder(), at.uidValidity(), limit()).query(Wanted.class).list();
    }

    @Transactional
    public void fetched(long event, byte[] raw) {
        db.sql("update large_mail set sha256 = ? where event_id = ?").params(blobs.keep(raw), event).update();
    }

    void gone(long event) {
        db.sql("update large_mail set gone = true where event_id = ?").param(event).update();
    }

    /**
     * The whole mail of such an event.
     *
     * @throws Poison                when it is still too large, or gone from its mailbox
     * @throws IllegalStateException when it has yet to be fetched
     */
    public byte[] whole(InboundEvent event) {
        Optional<Row> row = db.sql("select size, gone, sha256 from large_mail where event_id = ?").param(event.id()).query(Row.class).optional();
        if (row.isPresent() && row.get().sha256() != null) {
            return blobs.find(HexFormat.of().formatHex(row.get().sha256())).orElseThrow();
        }
        long size = ((Number) event.payload().get("size")).longValue();
        if (size > limit()) {
            throw new Poison("mail too large", ("found a mail of %,d bytes, wanted at most %,d; it stays in its mailbox. "
                    + "Raise kenh.mailbox.largest, start anew and send this event back into the line").formatted(size, limit()));
        }
        if (row.isPresent() && row.get().gone()) {
            throw new Poison("mail gone", "the mail is not in its mailbox any more; only its header is here");
        }
        throw new IllegalStateException("the mail has yet to be fetched from its mailbox");
    }
}
