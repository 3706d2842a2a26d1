package io.kenh.intake.mailbox;

import io.kenh.event.InboundEvent;
import io.kenh.intake.ArrivedMail;
import io.kenh.platform.Blobs;
import io.kenh.platform.Poison;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.unit.DataSize;

/**
 * Mails that were left on their server: larger than the hub takes, or not to be had whole. Their header is an event that parks
 * with the reason; sent back, such an event waits until its mailbox has been asked for the whole mail, and goes on.
 */
@Component
public class LargeMails {

    /** A mail whose event waits for it, and which is within the limit. */
    record Wanted(long eventId, Box.Place place) { }

    private record Row(long size, boolean gone, byte[] sha256, String trouble) { }

    private final JdbcClient db;
    private final Blobs blobs;
    private final Clock clock;
    private final DataSize limit;

    LargeMails(JdbcClient db, Blobs blobs, Clock clock, @Value("${kenh.mailbox.largest}") DataSize limit) {
        this.db = db;
        this.blobs = blobs;
        this.clock = clock;
        this.limit = limit;
    }

    /** Whether the event has only the header of its mail. */
    public static boolean isOne(InboundEvent event) {
        return event.payload().containsKey(ArrivedMail.NOT_WHOLE);
    }

    /** The largest mail that is fetched at once, in bytes. */
    long limit() {
        return limit.toBytes();
    }

    /** A server that numbered its mails anew shows the same mail at another place. */
    void note(long event, long connection, Box.Fetched mail) {
        db.sql("""
                insert into large_mail (event_id, connection_id, folder, uid_validity, uid, size, trouble, trouble_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (event_id) do update set folder = excluded.folder, uid_validity = excluded.uid_validity, uid = excluded.uid""")
                .params(event, connection, mail.place().folder(), mail.place().uidValidity(), mail.place().uid(), mail.size(), mail.reason(),
                        OffsetDateTime.now(clock)).update();
    }

    List<Wanted> wanted(long connection) {
        return db.sql("""
                select l.event_id, l.folder, l.uid_validity, l.uid from event_queue q join large_mail l on l.event_id = q.id
                where q.held and l.connection_id = ? and l.size <= ? and not l.gone and l.sha256 is null
                  and (l.trouble is null or q.since > l.trouble_at)""")
                .params(connection, limit())
                .query((row, i) -> new Wanted(row.getLong(1), new Box.Place(row.getString(2), row.getLong(3), row.getLong(4)))).list();
    }

    @Transactional
    public void fetched(long event, byte[] raw) {
        db.sql("update large_mail set sha256 = ? where event_id = ?").params(blobs.keep(raw), event).update();
    }

    void gone(long event) {
        db.sql("update large_mail set gone = true where event_id = ?").param(event).update();
    }

    void failed(long event, String why) {
        db.sql("update large_mail set trouble = ?, trouble_at = ? where event_id = ?").params(why, OffsetDateTime.now(clock), event).update();
    }

    /**
     * The whole mail of such an event.
     *
     * @throws Poison                when it is still too large, gone from its mailbox, or not to be had
     * @throws IllegalStateException when it has yet to be fetched
     */
    public byte[] whole(InboundEvent event) {
        Optional<Row> row = row(event);
        if (row.isPresent() && row.get().sha256() != null) {
            return blobs.find(HexFormat.of().formatHex(row.get().sha256())).orElseThrow();
        }
        long size = ((Number) event.payload().get("size")).longValue();
        if (size > limit()) {
            throw new Poison("mail too large", ("found a mail of %,d bytes, wanted at most %,d; it stays in its mailbox. "
                    + "Raise kenh.mailbox.largest, start anew and send this event back into the line").formatted(size, limit()));
        }
        row.ifPresent(LargeMails::refuse);
        throw new IllegalStateException("the mail has yet to be fetched from its mailbox");
    }

    /** Trouble from before the event was sent back into the line is none: the server is asked once more. */
    private Optional<Row> row(InboundEvent event) {
        return db.sql("""
                select l.size, l.gone, l.sha256, case when q.since > l.trouble_at then null else l.trouble end as trouble
                from large_mail l left join event_queue q on q.id = l.event_id where l.event_id = ?""")
                .param(event.id()).query(Row.class).optional();
    }

    private static void refuse(Row row) {
        if (row.gone()) {
            throw new Poison("mail gone", "the mail is not in its mailbox any more; only its header is here");
        }
        if (row.trouble() != null) {
            throw new Poison("mail unreadable", ("its server does not give the mail: %s. It stays in its mailbox; look at it there, "
                    + "or send this event back into the line to ask once more").formatted(row.trouble()));
        }
    }
}
