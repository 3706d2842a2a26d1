package io.kenh.api;

import static io.kenh.api.Fields.ACCOUNT;
import static io.kenh.api.Fields.BY_CONTACT;
import static io.kenh.api.Fields.BY_OWNER;
import static io.kenh.api.Fields.CONTACT;
import static io.kenh.api.Fields.GROUP;
import static io.kenh.api.Fields.PRIORITY;
import static io.kenh.api.Fields.SOURCE;
import static io.kenh.api.Fields.line;

import io.kenh.api.table.Column;
import io.kenh.api.table.Field;
import io.kenh.api.table.FieldType;
import io.kenh.api.table.Filter;
import io.kenh.api.table.Resource;
import io.kenh.api.table.Shape;
import java.util.List;

/** Conversations as the API shows them. */
final class TicketResources {

    private static final String[] STATUSES = {"open", "pending", "solved", "closed"};

    static final Resource TICKETS = new Resource("tickets", "ticket",
            Fields.record(line("subject", "What it is about.", "Invoice 118"),
                    Column.writable(Field.text("status", "Where it stands.").filled().oneOf(STATUSES)), PRIORITY, CONTACT, ACCOUNT,
                    Column.writable(Field.id("leadId", "The lead it belongs to.")), GROUP, Column.writable(Field.text("info", "Summary for whoever takes it.").most(20_000)),
                    line("answerTo", "Mail address that answers go to.", "lan@example.com"),
                    Column.of(Field.text("connection", "The connection it came by and answers leave by.").like("support-mail"),
                            "(select c.name from connection c where c.id = t.connection_id)"), SOURCE),
            List.of(Filter.search("subject"), Filter.equal(Field.text("status", "Has this status.").oneOf(STATUSES), "status"),
                    Filter.equal(PRIORITY.field(), "priority"), BY_CONTACT, BY_OWNER,
                    Filter.equal(Field.id("group", "Id of the group in charge."), "group_id"), Filter.tag(), Filter.updatedSince()));

    static final Resource MESSAGES = new Resource("messages", "ticketMessage", "ticket_message t",
            List.of(Fields.ID, Column.of(Field.id("ticketId", "The ticket it belongs to.").like(12)),
                    Column.of(Field.text("direction", "in, out or note.").like("in")), Column.of(Field.text("author", "Shown name or address.")),
                    Column.of(Field.id("staffId", "The staff member who wrote it.")), Column.of(Field.text("subject", "Subject.")),
                    Column.of(Field.text("text", "The whole text.").like("Where is my order?")),
                    Column.of(Field.text("visible", "The new text, without quotations and signature.").like("Where is my order?")),
                    Column.of(Field.text("html", "The text as HTML that was made safe.")),
                    Column.of(Field.text("state", "What became of an answer that left.").like("accepted"),
                            "(select m.state from message m where m.id = t.delivery_id)"),
                    Column.of(Field.of(FieldType.ITEMS, "attachments", "Name, type and size of each attachment."), """
                            (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'type', a.type, 'size', a.size) order by a.id), '[]')
                             from attachment a where a.message_id = t.id)"""),
                    Column.of(Field.time("at", "When."))),
            List.of(Filter.equal(Field.id("ticket", "Id of the ticket."), "ticket_id")));

    /** A word from the company. */
    static final Shape WORD = Shape.of("NewTicketMessage",
            Field.text("text", "What to say.").must().most(50_000).like("It left this morning."),
            Field.of(FieldType.BOOLEAN, "note", "true: only for colleagues; false (as when left out): an answer to the customer.").filled().like(false),
            Field.id("staffId", "The staff member who says it; nobody when left out.").like(3));

    private TicketResources() {
    }
}
