package io.kenh.api;

import io.kenh.api.table.Column;
import io.kenh.api.table.Field;
import io.kenh.api.table.FieldType;
import io.kenh.api.table.Filter;
import io.kenh.api.table.Resource;
import java.util.List;

/** Telephone calls. */
final class CallResources {

    static final Resource CALLS = new Resource("calls", "call", "phone_call t",
            List.of(Fields.ID, Column.of(Field.text("connection", "Name of the connection.").like("asterisk"), "(select c.name from connection c where c.id = t.connection_id)"),
                    Column.of(Field.text("externalId", "The exchange's id of the whole call.").like("1767225600.42")),
                    Column.of(Field.text("direction", "in or out.").like("in")), Column.of(Field.text("phone", "The customer's number, E.164; null for a hidden one.").like("+84901234567")),
                    Column.of(Field.text("extension", "Our side.").like("101")), Column.of(Field.text("hotline", "The number that was called.")),
                    Column.of(Field.id("staffId", "Who has the extension.")), Fields.CONTACT, Column.of(Field.id("leadId", "The open lead with this number.")),
                    Column.of(Field.time("started", "When it began.")), Column.of(Field.time("answered", "When somebody answered; null where nobody has.")),
                    Column.of(Field.time("ended", "When it was over; null while it lasts.")),
                    Column.of(Field.of(FieldType.INTEGER, "talkSeconds", "Length of the talk.").like(42)),
                    Column.of(Field.text("outcome", "ANSWERED, NO_ANSWER, BUSY, FAILED or CANCELLED; null while it lasts.").like("ANSWERED")),
                    Column.of(Field.text("recording", "Where the exchange keeps the recording.")), Column.of(Field.id("taskId", "The task to call back.")),
                    Column.of(Field.text("note", "What a colleague wrote about it."))),
            List.of(Filter.equal(Field.text("direction", "Goes this way.").oneOf("in", "out"), "direction"), Fields.BY_CONTACT,
                    Filter.equal(Field.text("phone", "With this number, E.164.").like("+84901234567"), "phone"),
                    Filter.of(Field.text("missed", "Only those that nobody answered.").oneOf("true"), "t.direction = 'in' and t.ended is not null and t.answered is null and :missed = 'true'")));

    private CallResources() {
    }
}
