package io.kenh.ticket;

import io.kenh.intake.mail.Attachment;
import io.kenh.intake.mail.ParsedMail;
import io.kenh.platform.Blobs;
import io.kenh.platform.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The messages of tickets with their files. */
@Component
class Conversation {

    /** A message to be added; null where there is none. */
    record Entry(long ticketId, String direction, String author, Long staffId, Long eventId, Long deliveryId, String subject,
                 String text, String visible, String html, List<String> decision, String messageId, Instant at) {

        static Entry of(long ticketId, long eventId, String author, ParsedMail mail, List<String> decision, Instant at) {
            return new Entry(ticketId, "in", author, null, eventId, null, mail.headers().subject(), mail.body().text(),
                    mail.split().visible(), mail.body().html(), decision, mail.headers().messageId(), at);
        }
    }

    private final JdbcClient db;
    private final Blobs blobs;

    Conversation(JdbcClient db, Blobs blobs) {
        this.db = db;
        this.blobs = blobs;
    }

    long add(Entry entry) {
        return db.sql("""
                insert into ticket_message (ticket_id, direction, author, staff_id, event_id, delivery_id, subject, text, visible,
                                            html, decision, message_id, at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?) returning id""")
                .params(entry.ticketId(), entry.direction(), entry.author(), entry.staffId(), entry.eventId(), entry.deliveryId(),
                        plain(entry.subject()), plain(entry.text()), plain(entry.visible()), plain(entry.html()),
                        entry.decision() == null ? null : Json.write(entry.decision()), plain(entry.messageId()), entry.at().atOffset(ZoneOffset.UTC))
                .query(Long.class).single();
    }

    void attach(long message, List<Attachment> files) {
        for (Attachment file : files) {
            db.sql("""
                    insert into attachment (message_id, name, shown_name, type, size, sha256, content_id, inline)
                    values (?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(message, file.safeName(), plain(file.shownName()), plain(file.contentType()), file.size(),
                            blobs.keep(file.bytes()), plain(file.contentId()), file.inline()).update();
        }
    }

    /** The database refuses NUL characters in text. */
    private static String plain(String text) {
        return text == null ? null : text.replace("\0", "");
    }
}
