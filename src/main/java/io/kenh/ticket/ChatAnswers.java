package io.kenh.ticket;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Connectors;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.crm.Staff;
import io.kenh.delivery.AnswerWindows;
import io.kenh.delivery.Delivery;
import io.kenh.delivery.NewMessage;
import io.kenh.event.Cause;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What colleagues write to the customer of a ticket by the channel it came on, where that is no mail. */
@Component
class ChatAnswers {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final Duration PRIVATELY = Duration.ofDays(7);

    /** @param answered privately, which can be done once */
    private record Comment(String id, OffsetDateTime at, boolean answered) { }

    private final JdbcClient db;
    private final Conversation conversation;
    private final Connections connections;
    private final Connectors connectors;
    private final Delivery delivery;
    private final AnswerWindows windows;
    private final Staff staff;
    private final Clock clock;

    ChatAnswers(JdbcClient db, Conversation conversation, Connections connections, Connectors connectors, Delivery delivery, AnswerWindows windows,
            Staff staff, Clock clock) {
        this.db = db;
        this.conversation = conversation;
        this.connections = connections;
        this.connectors = connectors;
        this.delivery = delivery;
        this.windows = windows;
        this.staff = staff;
        this.clock = clock;
    }

    /** The channel of a ticket, {@code chat} or {@code sms}; empty where it is answered by mail. */
    Optional<String> channel(Map<String, Object> ticket) {
        if (!(ticket.get("connection_id") instanceof Number id) || ticket.get("answer_to") == null) {
            return Optional.empty();
        }
        return connectors.byName(connections.byId(id.longValue()).connector())
                .flatMap(connector -> Stream.of("chat", "sms").filter(channel -> connector.can(channel + ".send")).findFirst());
    }

    /** How the ticket can be answered now. */
    Way way(Map<String, Object> ticket, String channel) {
        Connection by = connection(ticket);
        Optional<Comment> comment = lastComment(id(ticket));
        return new Way(channel, by.title(), address(ticket), windows.of(by, address(ticket)), comment.isPresent(), comment.filter(this::mayBePrivate).isPresent());
    }

    /** Writes the answer into the ticket and queues the message, both or neither. */
    long send(Map<String, Object> ticket, String channel, Long staffId, Cause cause, String text, Tickets.How how) {
        Map<String, String> headers = headers(ticket, staffId != null, how);
        String author = staffId == null ? null : staff.find(staffId).map(Staff.Person::name).orElse(null);
        long entry = conversation.add(entry(ticket, author, staffId, null, text));
        long message = queue(ticket, channel, cause, text, headers, "answer:" + entry).orElseThrow();
        db.sql("update ticket_message set delivery_id = ? where id = ?").params(message, entry).update();
        if (how != Tickets.How.MESSAGE) {
            db.sql("insert into chat_message (id, comment) values (?, ?)")
                    .params(entry, headers.getOrDefault(AnswerWindows.COMMENT, headers.get(AnswerWindows.PRIVATELY))).update();
        }
        return message;
    }

    /** What an automation says; nothing where its key was used before. */
    Optional<Long> say(Map<String, Object> ticket, String channel, Cause cause, String text, String key) {
        Optional<Long> message = queue(ticket, channel, cause, text, headers(ticket, false, Tickets.How.MESSAGE), key);
        message.ifPresent(id -> conversation.add(entry(ticket, connection(ticket).title(), null, id, text)));
        return message;
    }

    private Conversation.Entry entry(Map<String, Object> ticket, String author, Long staffId, Long message, String text) {
        return new Conversation.Entry(id(ticket), "out", author, staffId, null, message, null, text, text, null, null, null, clock.instant());
    }

    /** Empty where the key was used before. */
    private Optional<Long> queue(Map<String, Object> ticket, String channel, Cause cause, String text, Map<String, String> headers, String key) {
        return Optional.ofNullable(delivery.enqueue(List.of(new NewMessage(key, channel, connection(ticket).id(), address(ticket), null, null, text, null,
                headers, "ticket", id(ticket), ticket.get("contact_id") instanceof Number contact ? contact.longValue() : null, cause.text(),
                Records.lane(RecordType.TICKET, ticket), null))).get(key));
    }

    /** The newest ticket with somebody of a chat; a given one only if it is such. */
    Optional<Long> newest(Long ticketId, Long contactId, Long leadId, String connection) {
        List<Long> chats = connections.all().stream().filter(one -> connection == null || one.name().equals(connection))
                .filter(one -> connectors.byName(one.connector()).map(connector -> connector.can("chat.send")).orElse(false)).map(Connection::id).toList();
        return db.sql("""
                select id from ticket where connection_id = any(:chats) and answer_to is not null
                  and (id = :ticket::bigint or contact_id = :contact::bigint or lead_id = :lead::bigint)
                order by (id = :ticket::bigint) is true desc, id desc limit 1""")
                .param("chats", chats.toArray(Long[]::new)).param("ticket", ticketId).param("contact", contactId).param("lead", leadId)
                .query(Long.class).optional();
    }

    private Map<String, String> headers(Map<String, Object> ticket, boolean person, Tickets.How how) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (person) {
            headers.put(AnswerWindows.BY, AnswerWindows.PERSON);
        }
        if (how == Tickets.How.MESSAGE) {
            refuseIfClosed(windows.of(connection(ticket), address(ticket)), person);
            return headers;
        }
        Comment comment = lastComment(id(ticket)).orElseThrow(() -> new IllegalStateException(
                "ticket #%d has no comment to answer; send a message".formatted(id(ticket))));
        if (how == Tickets.How.PRIVATELY && !mayBePrivate(comment)) {
            throw new IllegalStateException("a comment can be answered privately once, within 7 days; answer below it, or wait until the person sends a message");
        }
        headers.put(how == Tickets.How.COMMENT ? AnswerWindows.COMMENT : AnswerWindows.PRIVATELY, comment.id());
        return headers;
    }

    private void refuseIfClosed(AnswerWindows.Window window, boolean person) {
        if (window.lets(person)) {
            return;
        }
        if (window.last() == null) {
            throw new IllegalStateException("this person has not sent a message yet, and the provider lets nobody begin; answer their comment, or wait for a message");
        }
        throw new IllegalStateException(("the provider takes no answer now: the person last wrote at %s; it is possible again as soon as they write. "
                + "Call them, or write by another channel").formatted(SHOWN.format(window.last().atZone(clock.getZone()))));
    }

    private boolean mayBePrivate(Comment comment) {
        return !comment.answered() && comment.at().toInstant().plus(PRIVATELY).isAfter(clock.instant());
    }

    private Optional<Comment> lastComment(long ticketId) {
        return db.sql("""
                select c.comment as id, m.at, exists (select 1 from message o where o.object = 'ticket' and o.object_id = m.ticket_id
                          and o.headers ->> 'privately' = c.comment and o.state <> 'failed') as answered
                from ticket_message m join chat_message c on c.id = m.id
                where m.ticket_id = ? and m.direction = 'in' and c.comment is not null order by m.id desc limit 1""")
                .param(ticketId).query(Comment.class).optional();
    }

    private Connection connection(Map<String, Object> ticket) {
        return connections.byId(((Number) ticket.get("connection_id")).longValue());
    }

    private static String address(Map<String, Object> ticket) {
        return ticket.get("answer_to").toString();
    }

    private static long id(Map<String, Object> ticket) {
        return ((Number) ticket.get("id")).longValue();
    }
}
