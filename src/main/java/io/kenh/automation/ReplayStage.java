package io.kenh.automation;

import io.kenh.crm.RecordType;
import io.kenh.event.Change;

import io.kenh.platform.Json;
import io.kenh.platform.Rehearsal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts one past change on a rehearsal's stage and lets line two work on it, at the change's own time. */
@Component
class ReplayStage {

    private static final long DRAFT = 1;
    private static final long BEYOND = 1_000_000_000_000_000L;
    /** What a change may lean on, as it is today; the column that names it. */
    private static final Map<String, String> NEIGHBOURS = Map.of("contact_id", "contact", "account_id", "account", "lead_id", "lead");

    private final JdbcClient db;
    private final LineTwo lineTwo;
    private final PastActions past;

    ReplayStage(JdbcClient db, LineTwo lineTwo, PastActions past) {
        this.db = db;
        this.lineTwo = lineTwo;
        this.past = past;
    }

    /** What each action of the draft does for the change. */
    List<Map<String, Object>> play(Rehearsal rehearsal, Change change) {
        rehearsal.setNow(change.at());
        return rehearsal.call(() -> {
            try {
                put(change);
                lineTwo.play(List.of(change));
                return past.of(DRAFT, List.of(change)).getOrDefault(change.id(), List.of());
            } catch (RuntimeException e) {
                return List.of(Map.of("outcome", "unknown", "reason", String.valueOf(NestedExceptionUtils.getMostSpecificCause(e).getMessage())));
            }
        });
    }

    /** What the draft makes must not take the ids of past changes. */
    void prepare(Rehearsal rehearsal) {
        rehearsal.run(() -> db.sql("select setval(pg_get_serial_sequence('change', 'id'), ?)").param(BEYOND).query(Long.class).single());
    }

    private void put(Change change) {
        String table = RecordType.of(change.object()).key();
        if (!db.sql("select 1 from %s where id = ?".formatted(table)).param(change.objectId()).query().listOfRows().isEmpty()) {
            empty();
        }
        String hub = db.sql("select current_schema()").query(String.class).single();
        NEIGHBOURS.forEach((column, neighbour) -> {
            if (change.record().get(column) instanceof Number id) {
                db.sql("insert into %1$s overriding system value select * from %2$s.%1$s where id = ? on conflict do nothing".formatted(neighbour, hub))
                        .param(id.longValue()).update();
            }
        });
        db.sql("insert into %1$s overriding system value select * from jsonb_populate_record(null::%1$s, ?::jsonb)".formatted(table))
                .param(Json.write(change.record())).update();
        db.sql("""
                insert into change (id, object, object_id, kind, lane, record, before, cause, depth, at, detail) overriding system value
                values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?::timestamptz, ?::jsonb)""")
                .params(change.id(), change.object(), change.objectId(), change.kind(), change.lane(), Json.write(change.record()),
                        Json.write(change.before()), change.cause(), change.depth(), change.at().toString(), Json.write(change.detail())).update();
    }

    /** Takes everything from the stage, so that it never fills. */
    void clear(Rehearsal rehearsal) {
        rehearsal.run(this::empty);
    }

    private void empty() {
        db.sql("truncate %s cascade".formatted(Stream.concat(Stream.of("change", "change_queue", "run", "message", "message_queue", "timer", "parked", "identity"),
                Stream.of(RecordType.values()).map(RecordType::key)).collect(Collectors.joining(", ")))).update();
    }
}
