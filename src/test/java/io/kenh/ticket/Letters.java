package io.kenh.ticket;

import io.kenh.connector.Connections;
import io.kenh.event.InboundEvent.Kind;
import io.kenh.intake.Intake;
import io.kenh.intake.Raw;
import io.kenh.platform.Blobs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts mails into the hub as a mailbox would, and waits until they have become something. */
class Letters {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Intake intake;
    private final Blobs blobs;
    private final Connections connections;
    private final JdbcClient db;

    Letters(Intake intake, Blobs blobs, Connections connections, JdbcClient db) {
        this.intake = intake;
        this.blobs = blobs;
        this.connections = connections;
        this.db = db;
    }

    /** An address nobody else in the run has. */
    static String somebody() {
        return "khach" + NUMBER.incrementAndGet() + "-" + System.nanoTime() + "@customer.example";
    }

    /** A mail to the support mailbox; headers end with line ends. Answers its event. */
    long mail(String from, String id, String subject, String body, String headers) {
        return raw("support-mail", from, text(from, id, subject, body, headers).getBytes(StandardCharsets.UTF_8));
    }

    static String text(String from, String id, String subject, String body, String headers) {
        return "From: Khách <" + from + ">\r\n" + (headers.contains("To: ") ? "" : "To: support@kenh.example\r\n") + "Subject: =?UTF-8?B?"
                + Base64.getEncoder().encodeToString(subject.getBytes(StandardCharsets.UTF_8)) + "?=\r\nMessage-ID: " + id + "\r\n"
                + "MIME-Version: 1.0\r\n" + headers + (headers.contains("Content-Type") ? "" : "Content-Type: text/plain; charset=utf-8\r\n") + "\r\n" + body + "\r\n";
    }

    long raw(String connection, String lane, byte[] raw) {
        long event = accept(connection, "test:" + NUMBER.incrementAndGet(), lane, raw);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !db.sql("select 1 from event_outcome where event_id = ?").param(event).query(Integer.class).list().isEmpty());
        return event;
    }

    long accept(String connection, String externalId, String lane, byte[] raw) {
        return intake.accept(new Raw(connections.byName(connection).orElseThrow().id(), externalId, Kind.MESSAGE, lane, "{}", blobs.keep(raw))).eventId();
    }

    Map<String, Object> outcome(long event) {
        return db.sql("select * from event_outcome where event_id = ?").param(event).query().singleRow();
    }

    /** The ticket an event became part of. */
    long ticket(long event) {
        return ((Number) outcome(event).get("object_id")).longValue();
    }

    Map<String, Object> row(long ticket) {
        return db.sql("select * from ticket where id = ?").param(ticket).query().singleRow();
    }

    List<String> texts(long ticket) {
        return db.sql("select text from ticket_message where ticket_id = ? order by id").param(ticket).query(String.class).list().stream().map(String::strip).toList();
    }

    /** The keys of the decision log of an event's message. */
    List<String> decisions(long event) {
        return db.sql("select d ->> 'why' from ticket_message m, jsonb_array_elements(m.decision) d where m.event_id = ? and d ->> 'why' is not null").param(event)
                .query(String.class).list();
    }
}
