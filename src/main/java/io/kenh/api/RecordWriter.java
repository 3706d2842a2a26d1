package io.kenh.api;

import io.kenh.api.operation.Call;
import io.kenh.api.operation.Reply;
import io.kenh.api.problem.Fault;
import io.kenh.api.problem.Kind;
import io.kenh.api.problem.Problem;
import io.kenh.api.table.Resource;
import io.kenh.api.table.Rows;
import io.kenh.crm.AddressTaken;
import io.kenh.crm.Edit;
import io.kenh.crm.RecordType;
import io.kenh.crm.RecordEditor;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes and changes records through the door of the CRM, so that the log of changes and automations hear of it. */
@Component
class RecordWriter {

    private final JdbcClient db;
    private final RecordEditor records;
    private final Rows rows;
    private final RecordValues values;

    RecordWriter(JdbcClient db, RecordEditor records, Rows rows, RecordValues values) {
        this.db = db;
        this.records = records;
        this.rows = rows;
        this.values = values;
    }

    @Transactional
    public Reply create(Resource resource, Call call) {
        RecordType type = RecordType.of(resource.one());
        Map<String, Object> fields = values.of(type, call.body(), true);
        long id = claiming(type, fields, () -> records.create(type, fields, call.caller().cause()));
        Map<String, Object> made = rows.get(resource, id);
        return Reply.created(made, "/" + resource.path() + "/" + id, etag(made.get("updated")));
    }

    @Transactional
    public Reply update(Resource resource, Call call) {
        RecordType type = RecordType.of(resource.one());
        present(resource, call);
        Map<String, Object> fields = values.of(type, call.body(), false);
        claiming(type, fields, () -> records.update(type, call.id(), Edit.set(fields), call.caller().cause()));
        return get(resource, call.id());
    }

    /** The record with its version. */
    Reply get(Resource resource, long id) {
        Map<String, Object> row = rows.get(resource, id);
        return Reply.tagged(row, etag(row.get("updated")));
    }

    /** Locks the record, so that nobody changes it between the look at its version and our own change. */
    private void present(Resource resource, Call call) {
        Instant updated = db.sql("select updated from %s where id = ? for update".formatted(resource.one())).param(call.id())
                .query(OffsetDateTime.class).optional().orElseThrow(() -> Problem.notFound(resource.one() + " " + call.id())).toInstant();
        call.ifMatch().filter(wanted -> !wanted.equals("*") && !wanted.contains(etag(updated))).ifPresent(wanted -> {
            throw Problem.of(Kind.PRECONDITION_FAILED, "Found version " + etag(updated) + ", wanted another; read the record again.");
        });
    }

    private static <T> T claiming(RecordType type, Map<String, Object> fields, Supplier<T> work) {
        try {
            return work.get();
        } catch (AddressTaken taken) {
            throw Problem.of(Kind.CONFLICT, List.of(new Fault(taken.kind(), String.valueOf(fields.get(taken.kind())),
                    "another " + taken.kind() + ": this one belongs to " + type.key() + " " + taken.owner())));
        }
    }

    static String etag(Object updated) {
        return "\"" + updated + "\"";
    }
}
