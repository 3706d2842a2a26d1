package io.kenh.api;

import io.kenh.api.operation.Call;
import io.kenh.api.operation.Operation;
import io.kenh.api.operation.Section;
import io.kenh.api.problem.Fault;
import io.kenh.api.problem.Kind;
import io.kenh.api.problem.Problem;
import io.kenh.api.table.Column;
import io.kenh.api.table.Field;
import io.kenh.api.table.FieldType;
import io.kenh.api.table.Resource;
import io.kenh.api.table.Rows;
import io.kenh.api.table.Shape;
import io.kenh.crm.InvalidValue;
import io.kenh.intake.Reception;
import io.kenh.intake.Receptions;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Addresses that customers write to, and what becomes of their mail. */
@Component
class ReceivingSection implements Section {

    private static final Field NAME = Field.text("displayName", "Name of the company in answers; null: that of the outgoing connection.").most(100).like("Hoa Sen");
    private static final Field GROUP = Field.id("groupId", "The group in charge; null: the one in the connection's settings.").like(1);
    private static final Field TAGS = Field.of(FieldType.TEXTS, "tags", "Put on customers that a mail makes known.").like(List.of("Email"));
    private static final Field KIND = Field.text("kind", "What newcomers are kept as: a contact, or an account with the sender as its contact.").filled()
            .oneOf(Reception.KINDS.toArray(String[]::new));
    private static final Field SOURCE = Field.text("source", "Source of newcomers and tickets.").filled().most(100).like("Email");
    private static final Field SIGNED = Field.of(FieldType.BOOLEAN, "signed", "Answers go to a signed sub-address of the mailbox.").filled().like(false);
    private static final Field REOPEN = Field.of(FieldType.INTEGER, "reopenDays", "An answer to what was closed longer ago opens a new ticket; null: it wakes the old one.").like(30);
    private static final Field ACKNOWLEDGE = Field.of(FieldType.BOOLEAN, "acknowledge", "Whether new tickets may be acknowledged.").filled().like(true);

    private static final Resource ADDRESSES = new Resource("receiving-addresses", "receivingAddress", """
            (select c.id, c.name as connection, coalesce(c.settings ->> 'address', c.settings ->> 'fromAddress') as address, r.name as display_name, r.group_id, coalesce(r.tags, '{Email}') as tags,
                    coalesce(r.kind, 'contact') as kind, coalesce(r.source, 'Email') as source, coalesce(r.signed, false) as signed, r.reopen_days,
                    coalesce(r.acknowledge, true) as acknowledge
             from connection c left join receiving r on r.connection_id = c.id where jsonb_exists(c.settings, 'group') and coalesce(c.settings ->> 'address', c.settings ->> 'fromAddress', '') <> '') t""",
            List.of(Fields.ID, Column.of(Field.text("connection", "The connection mail comes by.").like("support-mail")),
                    Column.of(Field.text("address", "Where customers write to.").like("support@kenh.example")),
                    Column.of(NAME), Column.of(GROUP), Column.of(TAGS), Column.of(KIND), Column.of(SOURCE), Column.of(SIGNED), Column.of(REOPEN), Column.of(ACKNOWLEDGE)),
            List.of());
    private static final Shape EDIT = Shape.of("ReceivingAddressEdit", NAME, GROUP, TAGS, KIND, SOURCE, SIGNED, REOPEN, ACKNOWLEDGE);

    private final Rows rows;
    private final Receptions receptions;

    ReceivingSection(Rows rows, Receptions receptions) {
        this.rows = rows;
        this.receptions = receptions;
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.list(ADDRESSES, "listReceivingAddress", "Addresses that customers write to", call -> rows.list(ADDRESSES, call.parameters())),
                Operation.get("/receiving-addresses/{id}", "getReceivingAddress", "One address", ADDRESSES.shape(), call -> rows.get(ADDRESSES, call.id())),
                Operation.patch("/receiving-addresses/{id}", "updateReceivingAddress", "Change the settings that are sent", EDIT, ADDRESSES.shape(), this::update));
    }

    @SuppressWarnings("unchecked")
    private Object update(Call call) {
        rows.get(ADDRESSES, call.id());
        Reception now = receptions.of(call.id());
        Map<String, Object> body = call.body();
        Object days = body.containsKey("reopenDays") ? body.get("reopenDays") : now.reopenDays();
        try {
            receptions.save(new Reception(call.id(), (String) sent(body, "displayName", now.name()), (Long) sent(body, "groupId", now.groupId()),
                    (List<String>) sent(body, "tags", now.tags()), (String) sent(body, "kind", now.kind()), (String) sent(body, "source", now.source()),
                    (Boolean) sent(body, "signed", now.signed()), days == null ? null : ((Number) days).intValue(), (Boolean) sent(body, "acknowledge", now.acknowledge())));
        } catch (InvalidValue invalid) {
            throw Problem.of(Kind.INVALID_VALUES, List.of(new Fault(invalid.field(), invalid.found(), invalid.wanted().sentence(invalid.detail()))));
        }
        return rows.get(ADDRESSES, call.id());
    }

    private static Object sent(Map<String, Object> body, String name, Object now) {
        return body.containsKey(name) ? body.get(name) : now;
    }
}
