package io.kenh.ticket;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Connector;
import io.kenh.connector.Connectors;
import io.kenh.crm.Edit;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.crm.Staff;
import io.kenh.delivery.AnswerWindows;
import io.kenh.event.Arrival;
import io.kenh.event.Arrival.Outcome;
import io.kenh.event.Cause;
import io.kenh.intake.ChatMessage;
import io.kenh.intake.OpenQuestions;
import io.kenh.platform.Json;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Short messages become conversations: one for each person and connection. A word joins the person's newest ticket while that is
 * open or pending, and opens it again when it was solved not long ago; else it begins a new one.
 */
@Component
class ChatIntoTicket {

    private static final int LONGEST_SUBJECT = 80;

    private record Present(long id, String status, OffsetDateTime updated) { }

    private final JdbcClient db;
    private final Records records;
    private final Conversation conversation;
    private final FirstOwners firstOwners;
    private final Staff staff;
    private final Connections connections;
    private final Connectors connectors;
    private final AnswerWindows windows;
    private final OpenQuestions questions;
    private final TicketNews news;
    private final ChatFiles files;
    private final Duration reopen;

    ChatIntoTicket(JdbcClient db, Records records, Conversation conversation, FirstOwners firstOwners, Staff staff, Connections connections,
            Connectors connectors, AnswerWindows windows, OpenQuestions questions, TicketNews news,
            ChatFiles files, @Value("${kenh.conversation.reopen:24h}") Duration reopen) {
        this.db = db;
        this.records = records;
        this.conversation = conversation;
        this.firstOwners = firstOwners;
        this.staff = staff;
        this.connections = connections;
        this.connectors = connectors;
        this.windows = windows;
        this.questions = questions;
        this.news = news;
        this.files = files;
        this.reopen = reopen;
    }

    void receive(List<Arrival> arrivals) {
        arrivals.forEach(arrival -> receive(arrival, (ChatMessage) arrival.content()));
    }

    private void receive(Arrival arrival, ChatMessage message) {
        if (message.echo()) {
            echo(arrival, message);
            return;
        }
        if (message.comment() == null) {
            windows.heard(arrival.event().connectionId(), message.address(), message.at());
        }
        Optional<Present> present = present(arrival, message);
        long ticket = present.map(Present::id).orElseGet(() -> open(arrival, message));
        write(ticket, "in", arrival.sender().name(), arrival, message);
        present.ifPresent(there -> wake(there, arrival));
        if (arrival.isNew() && arrival.sender().name() == null) {
            questions.ask(connection(arrival), "profile", message.address(), account(arrival));
        }
        arrival.became(new Outcome(present.isPresent() ? "ticket.replied" : "ticket.created", "ticket", ticket, present.isPresent()
                ? "the person's conversation on this connection" : "the person had no conversation here, or it ended"));
    }

    /** What a colleague wrote elsewhere stands in the ticket; what left from here is in it already. */
    private void echo(Arrival arrival, ChatMessage message) {
        boolean ours = message.id() != null && db.sql("select exists (select 1 from message_at_provider where connection_id = ? and external_id = ?)")
                .params(arrival.event().connectionId(), message.id()).query(Boolean.class).single();
        Optional<Present> present = ours || message.comment() != null ? Optional.empty() : present(arrival, message);
        if (present.isEmpty()) {
            arrival.became(Outcome.ignored(ours ? "a message that left from here" : "a word of ours to somebody without a conversation"));
            return;
        }
        if (underWay(arrival, message)) {
            throw new IllegalStateException("message %s of ours may be one that is just leaving".formatted(message.id()));
        }
        write(present.get().id(), "out", connection(arrival).title(), arrival, message);
        arrival.became(new Outcome("ticket.answered", "ticket", present.get().id(), "written elsewhere"));
    }

    /** An echo may overtake the answer that tells us the provider's id. */
    private boolean underWay(Arrival arrival, ChatMessage message) {
        return db.sql("""
                select exists (select 1 from message_queue q join message m on m.id = q.id
                               where q.taken_by is not null and m.connection_id = ? and m.address = ?)""")
                .params(arrival.event().connectionId(), message.address()).query(Boolean.class).single();
    }

    private Optional<Present> present(Arrival arrival, ChatMessage message) {
        return db.sql("""
                select n.id, n.status, n.updated from ticket t join ticket n on n.id = coalesce(t.merged_into, t.id)
                where t.connection_id = ? and t.answer_to = ? order by t.id desc limit 1 for update of n""")
                .params(arrival.event().connectionId(), message.address()).query(Present.class).optional()
                .filter(there -> isOpen(there) || there.status().equals("solved")
                        && there.updated().toInstant().plus(reopen).isAfter(arrival.event().at()));
    }

    private static boolean isOpen(Present ticket) {
        return ticket.status().equals("open") || ticket.status().equals("pending");
    }

    private long open(Arrival arrival, ChatMessage message) {
        Connection connection = connection(arrival);
        long group = staff.groupId(connection.setting("group", Staff.CUSTOMER_SERVICE));
        Map<String, Object> ticket = new LinkedHashMap<>();
        ticket.put("subject", subject(message));
        ticket.put("contact_id", arrival.contactId());
        ticket.put("lead_id", arrival.contactId() == null ? arrival.leadId() : null);
        ticket.put("group_id", group);
        ticket.put("connection_id", connection.id());
        ticket.put("source", source(arrival, connection));
        ticket.put("answer_to", message.address());
        ticket.put("may_acknowledge", false);
        long id = records.create(RecordType.TICKET, ticket, cause(arrival));
        firstOwners.follow(Map.of(arrival, id));
        return id;
    }

    private void wake(Present ticket, Arrival arrival) {
        Map<String, Object> set = new LinkedHashMap<>(Map.of("updated", arrival.event().at().toString()));
        if (!ticket.status().equals("open")) {
            set.put("status", "open");
        }
        records.update(RecordType.TICKET, ticket.id(), Edit.set(set), cause(arrival));
        news.replied(List.of(ticket.id()));
    }

    private void write(long ticket, String direction, String author, Arrival arrival, ChatMessage message) {
        String text = Conversation.plain(message.shown());
        long id = conversation.add(new Conversation.Entry(ticket, direction, author, null, arrival.event().id(), null, null, text, text, null,
                message.edited() ? List.of(Ground.remark("changes an earlier comment")) : null, null, message.at()));
        db.sql("insert into chat_message (id, external_id, comment, post, files, context) values (?, ?, ?, ?, ?::jsonb, ?::jsonb)")
                .params(id, message.id(), message.comment(), message.post(), message.files().isEmpty() ? null : Json.write(message.files()),
                        message.context().isEmpty() ? null : Json.write(message.context())).update();
        files.expect(id, arrival.event().connectionId(), message.files());
    }

    private static String subject(ChatMessage message) {
        String words = Conversation.plain(message.shown()).strip().replaceAll("\\s+", " ");
        return words.length() <= LONGEST_SUBJECT ? words : words.substring(0, words.offsetByCodePoints(0, words.codePointCount(0, LONGEST_SUBJECT - 1))) + "…";
    }

    /** People are only known together with the account they wrote to. */
    private static Map<String, String> account(Arrival arrival) {
        Object account = arrival.event().payload().get("account");
        return account == null ? Map.of() : Map.of("account", account.toString());
    }

    private String source(Arrival arrival, Connection connection) {
        return arrival.sender().source() != null ? arrival.sender().source()
                : connectors.byName(connection.connector()).map(Connector::title).map(title -> title.en()).orElse(connection.connector());
    }

    private Connection connection(Arrival arrival) {
        return connections.byId(arrival.event().connectionId());
    }

    private static Cause cause(Arrival arrival) {
        return Cause.event(arrival.event().id());
    }
}
