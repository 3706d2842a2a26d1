package io.kenh.api;

import io.kenh.api.operation.Call;
import io.kenh.api.operation.Operation;
import io.kenh.api.table.Field;
import io.kenh.api.table.FieldType;
import io.kenh.api.table.Page;
import io.kenh.api.table.Resource;
import io.kenh.api.table.Rows;
import io.kenh.api.table.Shape;
import io.kenh.crm.ChangeLog;
import io.kenh.crm.RecordType;
import org.springframework.stereotype.Component;

/** The log of a record's changes. */
@Component
class RecordChanges {

    private static final Shape FIELD = Shape.of("FieldChange",
            Field.text("field", "Name of the field as conditions and the database call it; custom.NAME for a custom field.").like("status"),
            Field.of(FieldType.ANY, "before", "What it held; null when it was empty.").like("New"),
            Field.of(FieldType.ANY, "after", "What it holds since; null when it is empty.").like("Contacted"));

    private static final Shape CHANGE = Shape.of("Change", Field.id("id", "Id; a later change has a larger one.").like(1042),
            Field.text("kind", "created, updated or imported.").like("updated"),
            Field.text("cause", "What led here: staff:3, api:NAME, event:12, automation:4/change:9.").like("staff:3"),
            Field.time("at", "When."),
            Field.of(FieldType.ITEMS, "fields", "Each field that changed; of a new record each that holds something.").holding(FIELD));

    private final ChangeLog log;
    private final Rows rows;

    RecordChanges(ChangeLog log, Rows rows) {
        this.log = log;
        this.rows = rows;
    }

    Operation operation(Resource resource) {
        String title = resource.shape().name();
        return Operation.get("/" + resource.path() + "/{id}/changes", "list" + title + "Change", "What changed in the " + resource.one()
                + ", newest first", CHANGE, call -> list(resource, call)).taking(Page.PARAMETERS).asList();
    }

    private Object list(Resource resource, Call call) {
        rows.get(resource, call.id());
        Page.Wanted wanted = Page.Wanted.of(call.parameters());
        long before = wanted.before() == null ? Long.MAX_VALUE : wanted.before();
        return Page.of(log.of(RecordType.of(resource.one()), call.id(), before, wanted.limit() + 1), wanted.limit(), ChangeLog.Entry::id);
    }
}
