package io.kenh.api;

import static io.kenh.api.TicketResources.MESSAGES;
import static io.kenh.api.TicketResources.TICKETS;

import io.kenh.api.operation.Call;
import io.kenh.api.operation.Operation;
import io.kenh.api.operation.Section;
import io.kenh.api.table.Page;
import io.kenh.api.table.Rows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Conversations with customers; every token may work on them. */
@Component
class TicketSection implements Section {

    private final Rows rows;
    private final RecordWriter writer;

    TicketSection(Rows rows, RecordWriter writer) {
        this.rows = rows;
        this.writer = writer;
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
                        .taking(Page.PARAMETERS).asList());
    }

    private Object messages(Call call) {
        rows.get(TICKETS, call.id());
        Map<String, Object> parameters = new LinkedHashMap<>(call.parameters());
        parameters.put("ticket", call.id());
        return rows.list(MESSAGES, parameters);
    }
}
