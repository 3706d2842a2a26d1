package io.kenh.api;

import io.kenh.api.table.Column;
import io.kenh.api.table.Field;
import io.kenh.api.table.FieldType;
import io.kenh.api.table.Filter;
import io.kenh.api.table.Resource;
import io.kenh.automation.RunsOfRecord;
import java.util.List;
import java.util.stream.Stream;

/** What the hub has written down about its own work: events, runs, messages. */
final class LogResources {

    private static final Column CONNECTION = Column.of(Field.text("connection", "Name of the connection.").like("web-form"),
            "(select c.name from connection c where c.id = t.connection_id)");
    private static final Column OBJECT = Column.of(Field.text("object", "Kind of record it is about.").like("lead"));
    private static final Column OBJECT_ID = Column.of(Field.id("objectId", "Id of that record.").like(77));
    private static final Column AT = Column.of(Field.time("at", "When."));

    private static final Filter BY_CONNECTION = Filter.of(Field.text("connection", "Name of the connection.").like("web-form"),
            "t.connection_id = (select id from connection where name = :connection)");
    private static final Filter BY_OBJECT = Filter.equal(Field.text("object", "Kind of record it is about.").like("lead"), "object");
    private static final Filter BY_OBJECT_ID = Filter.equal(Field.id("objectId", "Id of that record."), "object_id");
    private static final Filter RUNS_OF_RECORD = Filter.of(BY_OBJECT_ID.parameter(), RunsOfRecord.sql("t", "objectId"));

    static final Resource EVENTS = new Resource("events", "event", "event t left join event_outcome o on o.event_id = t.id",
            List.of(Fields.ID, CONNECTION, Column.of(Field.text("externalId", "The provider's id, or a hash of what was sent.").like("wamid.51")),
                    Column.of(Field.text("kind", "message, form, receipt, visit, call or other.").like("form")),
                    Column.of(Field.text("lane", "Whose order it is worked in.").like("phone:+84912345678")),
                    Column.of(Field.text("state", "waiting, parked or done.").like("done"), """
                            case when exists (select from parked p where p.line = 'event' and p.ref = t.id) then 'parked'
                                 when o.event_id is null then 'waiting' else 'done' end"""),
                    Column.of(AT.field(), "t.at"), outcome("outcome", "What it became.", "lead.created"), outcome("object", "Kind of record it became.", "lead"),
                    Column.of(OBJECT_ID.field(), "o.object_id"), outcome("note", "Why, for a person.", null),
                    Column.of(Field.time("finished", "When it was done."), "o.at"),
                    Column.of(Field.of(FieldType.OBJECT, "payload", "What was accepted, in the hub's form.")).onlyAlone(),
                    Column.of(Field.of(FieldType.ITEMS, "files", "Files that came with a form: number, field, name, type and size of each."), """
                            (select coalesce(jsonb_agg(jsonb_build_object('number', f.number, 'field', f.field, 'name', f.name, 'type', f.type, 'size', f.size) order by f.number), '[]')
                             from form_file f where f.connection_id = t.connection_id and f.external_id = t.external_id)""").onlyAlone()),
            join(List.of(BY_CONNECTION, Filter.equal(Field.text("kind", "Has this kind.").oneOf("message", "form", "receipt", "visit", "call", "profile", "record", "other"), "kind"),
                    Filter.of(Field.text("state", "Is in this state.").oneOf("waiting", "done", "parked"), """
                            case :state when 'waiting' then t.id in (select id from event_queue)
                              when 'parked' then t.id in (select ref from parked where line = 'event')
                              else o.event_id is not null and t.id not in (select ref from parked where line = 'event') end""")),
                    Filter.between("at")));

    static final Resource RUNS = new Resource("runs", "run",
            List.of(Fields.ID, Column.of(Field.id("automationId", "The automation that ran.").like(5)),
                    Column.of(Field.of(FieldType.INTEGER, "version", "Its version.").like(3)),
                    Column.of(Field.id("changeId", "The change it answered to.").like(4711)), OBJECT, OBJECT_ID,
                    Column.of(Field.text("state", "pending while an action is to come, else done or failed.").like("done")),
                    Column.of(Field.of(FieldType.ITEMS, "steps", "What each action did: {action, outcome, …}; one to come has the outcome pending and its moment, due.")), AT),
            join(List.of(Filter.equal(Field.id("automation", "Id of the automation."), "automation_id"), BY_OBJECT, RUNS_OF_RECORD,
                    Filter.equal(Field.text("state", "Is in this state.").oneOf("pending", "done", "failed"), "state")), Filter.between("at")));

    static final Resource MESSAGES = new Resource("messages", "message",
            List.of(Fields.ID, Column.of(Field.text("key", "The same message is never made twice under one key.").like("run:7/1/+84912345678")),
                    Column.of(Field.text("channel", "sms, mail, chat …").like("sms")), CONNECTION,
                    Column.of(Field.text("address", "Where it goes.").like("+84912345678")), Column.of(Field.text("name", "Name of the recipient.")),
                    Column.of(Field.text("subject", "Subject of a mail.")), Column.of(Field.text("purpose", "transactional or advertising.").like("transactional")),
                    Column.of(Field.text("state", "queued, sending, accepted, delivered, failed, expired or unknown.").like("delivered")),
                    Column.of(Field.text("reason", "Why it is in this state, where there is something to say.")),
                    Column.of(Field.text("rule", "The rule of the gate that holds it or ended it.").like("hours"),
                            "(select g.rule from message_gate g where g.message_id = t.id)"),
                    Column.of(Field.time("permitted", "The next moment at which that rule lets it leave; null when there is none."),
                            "(select g.until from message_gate g where g.message_id = t.id)"),
                    Column.of(Field.time("opened", "When it was first opened, as far as anybody told."),
                            "(select r.opened from message_response r where r.message_id = t.id)"),
                    Column.of(Field.time("clicked", "When a link in it was first clicked."), "(select r.clicked from message_response r where r.message_id = t.id)"),
                    Column.of(Field.text("externalId", "The provider's id.").like("SMS-88")), OBJECT, OBJECT_ID, Fields.CONTACT,
                    Column.of(Field.text("cause", "What led to it.").like("automation:5/change:4711")),
                    Column.of(Field.of(FieldType.INTEGER, "attempts", "How often it was tried.").like(1)), Fields.CREATED, Fields.UPDATED,
                    Column.of(Field.text("text", "What it says.").like("Your ticket is #1042")).onlyAlone(),
                    Column.of(Field.text("html", "What it says, as HTML.")).onlyAlone()),
            List.of(Filter.equal(Field.text("state", "Is in this state.")
                            .oneOf("queued", "sending", "accepted", "delivered", "failed", "expired", "unknown"), "state"),
                    Filter.equal(Field.text("channel", "Leaves by this channel.").like("sms"), "channel"), BY_CONNECTION, BY_OBJECT, BY_OBJECT_ID,
                    Fields.BY_CONTACT, Filter.updatedSince()));

    private LogResources() {
    }

    private static Column outcome(String name, String about, String example) {
        return Column.of(Field.text(name, about).like(example), "o." + name);
    }

    private static List<Filter> join(List<Filter> own, List<Filter> times) {
        return Stream.concat(own.stream(), times.stream()).toList();
    }
}
