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
    private static final String[] PROMISE_STATES = {"running", "paused", "on-time", "late"};

    static final Resource TICKETS = new Resource("tickets", "ticket",
            Fields.record(line("subject", "What it is about.", "Invoice 118"),
                    Column.writable(Field.text("status", "Where it stands.").filled().oneOf(STATUSES)), PRIORITY, CONTACT, ACCOUNT,
                    Column.writable(Field.id("leadId", "The lead it belongs to.")), GROUP, Column.writable(Field.text("info", "Summary for whoever takes it.").most(20_000)),
                    line("answerTo", "Mail address that answers go to.", "lan@example.com"),
                    Column.of(Field.text("connection", "The connection it came by and answers leave by.").like("support-mail"),
                            "(select c.name from connection c where c.id = t.connection_id)"), SOURCE,
                    Column.of(Field.id("mergedInto", "The ticket its conversation went to.")), Column.of(Field.id("looksLike", "A ticket it may belong to; no proof.")),
                    line("sla", "Key of the SLA policy that was asked for; that of the group, else the standard one, holds otherwise.", "standard"),
                    Column.of(Field.text("slaResponse", "Where the first answer stands: running, on-time or late; nothing where none is promised.").like("running")),
                    Column.of(Field.time("slaResponseDue", "When it is to be answered, while it is open.")),
                    Column.of(Field.text("slaResolution", "Where settling it stands: running, paused, on-time or late.").like("paused")),
                    Column.of(Field.time("slaResolutionDue", "When it is to be settled, while it is open and the customer is not waited for."))),
            List.of(Filter.search("subject"), Filter.equal(Field.text("status", "Has this status.").oneOf(STATUSES), "status"),
                    Filter.equal(PRIORITY.field(), "priority"), BY_CONTACT, BY_OWNER,
                    Filter.equal(Field.id("group", "Id of the group in charge."), "group_id"), Filter.tag(),
                    Filter.equal(Field.text("slaResponse", "Its first answer stands so.").oneOf(PROMISE_STATES), "sla_response"),
                    Filter.equal(Field.text("slaResolution", "Settling it stands so.").oneOf(PROMISE_STATES), "sla_resolution"),
                    Filter.updatedSince()));

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
                    Column.of(Field.of(FieldType.TEXTS, "decision", "Why a mail landed here, line by line."), """
                            array(select coalesce(d ->> 'text', d #>> '{}') from jsonb_array_elements(coalesce(t.decision, '[]')) d)"""),
                    Column.of(Field.of(FieldType.TEXTS, "marks", "What is to be known of a mail: pgp.signed, pgp.encrypted, smime.signed, smime.encrypted (nothing is verified), forged.")),
                    Column.of(Field.id("home", "The ticket it came into, if it was moved from there.")),
                    Column.of(Field.time("at", "When."))),
            List.of(Filter.equal(Field.id("ticket", "Id of the ticket."), "ticket_id")));

    /** A word from the company. */
    static final Shape WORD = Shape.of("NewTicketMessage",
            Field.text("text", "What to say.").must().most(50_000).like("It left this morning."),
            Field.of(FieldType.BOOLEAN, "note", "true: only for colleagues; false (as when left out): an answer to the customer.").filled().like(false),
            Field.text("how", "Where the customer wrote a comment: message (as when left out), comment for an answer below it, or privately for one message about it.")
                    .oneOf("message", "comment", "privately").like("message"),
            Field.id("staffId", "The staff member who says it; nobody when left out.").like(3),
            Field.of(FieldType.ITEMS, "files", "Files that go with a mail, uploaded before.").holding(FileSection.ATTACHED));

    private static final Field MESSAGE_IDS = Field.of(FieldType.IDS, "messageIds", "Some, not all, messages of the ticket.").like(List.of(31, 34));
    private static final Field EMAIL = Field.text("email", "Mail address.").most(254).like("an@example.com");

    static final Shape MERGE = Shape.of("TicketMerge", Field.id("into", "The ticket that goes on.").must().like(15));
    static final Shape SPLIT = Shape.of("TicketSplit", MESSAGE_IDS.must(), Field.text("subject", "Of the new ticket; left out: the same.").most(300));
    static final Shape MOVE = Shape.of("TicketMove", MESSAGE_IDS.must(), Field.id("into", "The ticket they go to.").must().like(15));
    static final Shape PARTICIPANT = Shape.of("TicketParticipant", EMAIL.must(), Field.of(FieldType.BOOLEAN, "copied", "Whether answers go there as well.").like(true));
    static final Shape NO_PARTICIPANT = Shape.of("TicketParticipantLeft", EMAIL.must());

    static final Resource PARTICIPANTS = new Resource("participants", "participant",
            "(select row_number() over (order by since, email) as id, ticket_id, email, name, copied, since from ticket_participant) t",
            List.of(Fields.ID, Column.of(Field.id("ticketId", "The ticket.").like(12)), Column.of(EMAIL), Column.of(Field.text("name", "Name.")),
                    Column.of(Field.of(FieldType.BOOLEAN, "copied", "Whether answers go there as well.").like(true)), Column.of(Field.time("since", "Since when."))),
            List.of(Filter.equal(Field.id("ticket", "Id of the ticket."), "ticket_id")));

    private TicketResources() {
    }
}
