package io.kenh.api;

import static io.kenh.api.TicketResources.MESSAGES;
import static io.kenh.api.TicketResources.TICKETS;
import static io.kenh.api.TicketResources.WORD;

import io.kenh.api.operation.Call;
import io.kenh.api.operation.Operation;
import io.kenh.api.operation.Section;
import io.kenh.api.problem.Faults;
import io.kenh.api.problem.Kind;
import io.kenh.api.problem.Problem;
import io.kenh.api.table.Page;
import io.kenh.api.table.Rows;
import io.kenh.ticket.Tickets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Conversations with customers; every token may work on them. */
@Component
class TicketSection implements Section {

    private final Rows rows;
    private final RecordWriter writer;
    private final Tickets tickets;
    private final References references;
    private final RecordChanges changes;
    private final JdbcClient db;

    TicketSection(Rows rows, RecordWriter writer, Tickets tickets, References references, RecordChanges changes, JdbcClient db) {
        this.rows = rows;
        this.writer = writer;
        this.changes = changes;
        this.tickets = tickets;
        this.references = references;
        this.db = db;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.list(TICKETS, "listTicket", "Find tickets, newest first", call -> rows.list(TICKETS, call.parameters())),
                Operation.get("/tickets/{id}", "getTicket", "One ticket", TICKETS.shape(), call -> writer.get(TICKETS, call.id())),
                Operation.create("/tickets", "createTicket", "Open a ticket", TICKETS.input(), TICKETS.shape(),
                        call -> writer.create(TICKETS, call)).forMembers(),
                Operation.patch("/tickets/{id}", "updateTicket", "Change the fields that are sent; If-Match takes the ETag of the last answer",
                        TICKETS.edit(), TICKETS.shape(), call -> writer.update(TICKETS, call)).forMembers(),
                Operation.get("/tickets/{id}/messages", "listTicketMessage", "What was said, newest first", MESSAGES.shape(), this::messages)
                        .taking(Page.PARAMETERS).asList(),
                Operation.create("/tickets/{id}/messages", "createTicketMessage", "Answer the customer, or leave a note for colleagues", WORD,
                        MESSAGES.shape(), this::say).forMembers(),
                changes.operation(TICKETS));
    }

    private Object say(Call call) {
        rows.get(TICKETS, call.id());
        Long staff = (Long) call.body().get("staffId");
        Faults faults = new Faults();
        references.check("staffId", staff, faults);
        faults.raise();
        boolean note = Boolean.TRUE.equals(call.body().get("note"));
        long said = note ? tickets.note(call.id(), staff, call.text("text")) : reply(call, staff);
        return rows.get(MESSAGES, said);
    }

    /** @return the entry in the conversation, not the message that leaves */
    private long reply(Call call, Long staff) {
        try {
            long message = tickets.reply(call.id(), staff, call.caller().cause(), call.text("text"));
            return db.sql("select id from ticket_message where delivery_id = ?").param(message).query(Long.class).single();
        } catch (IllegalStateException unreachable) {
            throw Problem.of(Kind.CONFLICT, unreachable.getMessage());
        }
    }

    private Object messages(Call call) {
        rows.get(TICKETS, call.id());
        Map<String, Object> parameters = new LinkedHashMap<>(call.parameters());
        parameters.put("ticket", call.id());
        return rows.list(MESSAGES, parameters);
    }
}
