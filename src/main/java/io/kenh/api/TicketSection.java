package io.kenh.api;

import static io.kenh.api.TicketResources.MESSAGES;
import static io.kenh.api.TicketResources.PARTICIPANTS;
import static io.kenh.api.TicketResources.TICKETS;
import static io.kenh.api.TicketResources.WORD;

import io.kenh.api.operation.Call;
import io.kenh.api.operation.Operation;
import io.kenh.api.operation.Section;
import io.kenh.api.problem.Fault;
import io.kenh.api.problem.Faults;
import io.kenh.api.problem.Kind;
import io.kenh.api.problem.Problem;
import io.kenh.api.table.Page;
import io.kenh.api.table.Rows;
import io.kenh.ticket.Merging;
import io.kenh.ticket.Participants;
import io.kenh.ticket.Tickets;
import io.kenh.ticket.Tickets.How;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Conversations with customers; every token may work on them. */
@Component
class TicketSection implements Section {

    private final Rows rows;
    private final RecordWriter writer;
    private final Tickets tickets;
    private final Merging merging;
    private final Participants participants;
    private final References references;
    private final RecordChanges changes;
    private final NamedFiles files;
    private final JdbcClient db;

    TicketSection(Rows rows, RecordWriter writer, Tickets tickets, Merging merging, Participants participants, References references, RecordChanges changes,
                  NamedFiles files, JdbcClient db) {
        this.rows = rows;
        this.writer = writer;
        this.changes = changes;
        this.files = files;
        this.tickets = tickets;
        this.merging = merging;
        this.participants = participants;
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
                Operation.verb("/tickets/{id}/merge", "mergeTicket", "Put the conversation into another ticket", TicketResources.MERGE, TICKETS.shape(), this::merge).forMembers(),
                Operation.verb("/tickets/{id}/unmerge", "unmergeTicket", "Take a merged ticket out again", null, TICKETS.shape(), this::unmerge).forMembers(),
                Operation.verb("/tickets/{id}/split", "splitTicket", "Make a ticket of some messages; answers it", TicketResources.SPLIT, TICKETS.shape(), this::split).forMembers(),
                Operation.verb("/tickets/{id}/move", "moveTicketMessages", "Move some messages into another ticket; answers that", TicketResources.MOVE, TICKETS.shape(), this::move).forMembers(),
                Operation.get("/tickets/{id}/participants", "listParticipant", "Who takes part beside the customer", PARTICIPANTS.shape(), this::participants)
                        .taking(Page.PARAMETERS).asList(),
                Operation.verb("/tickets/{id}/participants", "setParticipant", "Let an address take part", TicketResources.PARTICIPANT, null, this::letIn).forMembers(),
                Operation.verb("/tickets/{id}/participants/remove", "removeParticipant", "End that", TicketResources.NO_PARTICIPANT, null, this::letGo).forMembers(),
                changes.operation(TICKETS));
    }

    private Object merge(Call call) {
        return moved(call, () -> {
            merging.merge(call.id(), (Long) call.body().get("into"), call.caller().cause(), call.caller().cause().text());
            return (Long) call.body().get("into");
        });
    }

    private Object unmerge(Call call) {
        return moved(call, () -> {
            merging.unmerge(call.id(), call.caller().cause());
            return call.id();
        });
    }

    private Object split(Call call) {
        return moved(call, () -> merging.split(call.id(), messageIds(call), call.text("subject"), call.caller().cause(), call.caller().cause().text()));
    }

    private Object move(Call call) {
        return moved(call, () -> {
            merging.move(call.id(), messageIds(call), (Long) call.body().get("into"), call.caller().cause().text());
            return (Long) call.body().get("into");
        });
    }

    @SuppressWarnings("unchecked")
    private static List<Long> messageIds(Call call) {
        return (List<Long>) call.body().get("messageIds");
    }

    private Object moved(Call call, Supplier<Long> work) {
        rows.get(TICKETS, call.id());
        try {
            return rows.get(TICKETS, work.get());
        } catch (IllegalStateException | NoSuchElementException refused) {
            throw Problem.of(Kind.CONFLICT, refused.getMessage());
        }
    }

    private Object participants(Call call) {
        rows.get(TICKETS, call.id());
        Map<String, Object> parameters = new LinkedHashMap<>(call.parameters());
        parameters.put("ticket", call.id());
        return rows.list(PARTICIPANTS, parameters);
    }

    private Object letIn(Call call) {
        rows.get(TICKETS, call.id());
        try {
            participants.letIn(call.id(), call.text("email"), !Boolean.FALSE.equals(call.body().get("copied")));
        } catch (IllegalArgumentException refused) {
            throw Problem.of(Kind.INVALID_VALUES, List.of(new Fault("email", call.text("email"), "a mail address")));
        }
        return null;
    }

    private Object letGo(Call call) {
        rows.get(TICKETS, call.id());
        participants.letGo(call.id(), call.text("email"));
        return null;
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
            String how = call.text("how") == null ? How.MESSAGE.name() : call.text("how").toUpperCase(Locale.ROOT);
            long message = tickets.reply(call.id(), staff, call.caller().cause(), call.text("text"), How.valueOf(how), files.of(call));
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
