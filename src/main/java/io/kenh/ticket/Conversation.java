package io.kenh.ticket;

import io.kenh.intake.mail.Attachment;
import io.kenh.intake.mail.ParsedMail;
import io.kenh.platform.Blobs;
import io.kenh.platform.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The messages of tickets with their files. */
@Component
class Conversation {

    /** A message to be added; null where there is none. */
    record Entry(long ticketId, String direction, String author, Long staffId, Long eventId, Long deliveryId, String subject,
                 String text, String visible, String html, List<Ground> decision, String messageId, Instant at) {

        static Entry of(long ticketId, PersonMail mail, List<Ground> decision) {
            ParsedMail parsed = mail.mail();
            return new Entry(ticketId, mail.isOutgoing() ? "out" : "in", mail.writer(), null, mail.id(), null, mail.subject(), mail.text(),
                    mail.wasForwarded() ? mail.text() : parsed.split().visible(), parsed.body().html(), decision, mail.messageId(), mail.arrival().event().at());
        }

        static Entry note(long ticketId, Long staffId, String author, String text, Instant at) {
            return new Entry(ticketId, "note", author, staffId, null, null, null, text, text, null, null, null, at);
        }
    }

    private final JdbcClient db;
    private final Blobs blobs;

    Conversation(JdbcClient db, Blobs blobs) {
        this.db = db;
        this.blobs = blobs;
    }

    long add(Entry entry) {
        return add(List.of(entry)).get(0);
    }

    /** Answers their ids, in order. */
    List<Long> add(List<Entry> entries) {
        return db.sql("""
                insert into ticket_message (ticket_id, direction, author, staff_id, event_id, delivery_id, subject, text, visible,
                                            html, decision, message_id, at)
                select ticket, direction, author, staff, event, delivery, subject, text, visible, html, decision::jsonb, message_id, at::timestamptz
                from unnest(?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[],
                            ?::text[], ?::text[], ?::text[], ?::text[])
                  with ordinality as t (ticket, direction, author, staff, event, delivery, subject, text, visible, html, decision,
                                        message_id, at, n)
                order by n returning id""")
                .params(longs(entries, Entry::ticketId), texts(entries, Entry::direction), texts(entries, Entry::author),
                        longs(entries, Entry::staffId), longs(entries, Entry::eventId), longs(entries, Entry::deliveryId),
                        texts(entries, Entry::subject), texts(entries, Entry::text), texts(entries, Entry::visible), texts(entries, Entry::html),
                        texts(entries, e -> e.decision() == null ? null : Json.write(e.decision())), texts(entries, Entry::messageId),
                        texts(entries, e -> e.at().toString()))
                .query(Long.class).list();
    }

    /** Puts signs beside messages; a message without any may be among them. */
    void mark(List<Long> messages, List<List<String>> marks) {
        for (int i = 0; i < messages.size(); i++) {
            if (!marks.get(i).isEmpty()) {
                db.sql("update ticket_message set marks = ? where id = ?").params(marks.get(i).toArray(String[]::new), messages.get(i)).update();
            }
        }
    }

    /** Keeps the bytes of files: the long part of {@link #attach}, to be done before anything is locked that others wait for. */
    void keep(List<Attachment> files) {
        blobs.keep(files.stream().map(Attachment::bytes).toList());
    }

    private record File(long message, Attachment is) { }

    /** @param files that were kept, of each of the messages, in the same order */
    void attach(List<Long> messages, List<List<Attachment>> files) {
        List<File> all = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            long message = messages.get(i);
            files.get(i).forEach(file -> all.add(new File(message, file)));
        }
        if (all.isEmpty()) {
            return;
        }
        db.sql("""
                insert into attachment (message_id, name, shown_name, type, size, sha256, content_id, inline)
                select * from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bytea[], ?::text[], ?::boolean[])""")
                .params(longs(all, File::message), texts(all, f -> f.is().safeName()), texts(all, f -> f.is().shownName()),
                        texts(all, f -> f.is().contentType()), longs(all, f -> f.is().size()),
                        all.stream().map(f -> HexFormat.of().parseHex(f.is().sha256())).toArray(byte[][]::new), texts(all, f -> f.is().contentId()),
                        all.stream().map(f -> f.is().inline()).toArray(Boolean[]::new)).update();
    }

    private static <T> Long[] longs(List<T> items, Function<T, Long> of) {
        return items.stream().map(of).toArray(Long[]::new);
    }

    private static <T> String[] texts(List<T> items, Function<T, String> of) {
        return items.stream().map(of.andThen(Conversation::plain)).toArray(String[]::new);
    }

    /** The database refuses NUL characters in text. */
    static String plain(String text) {
        return text == null ? null : text.replace("\0", "");
    }
}
