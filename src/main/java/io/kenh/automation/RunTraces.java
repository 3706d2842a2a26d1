package io.kenh.automation;

import com.fasterxml.jackson.core.type.TypeReference;
import io.kenh.automation.Explanation.Did;
import io.kenh.event.Change;
import io.kenh.platform.Json;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was written down of an automation's runs, and where their messages stand now. */
@Component
class RunTraces {

    private static final TypeReference<List<Map<String, Object>>> STEPS = new TypeReference<>() { };

    private final JdbcClient db;

    RunTraces(JdbcClient db) {
        this.db = db;
    }

    /** A run by the version it kept. */
    record Trace(int version, List<Did> did) { }

    /** Ids of those of some changes on which it ran. */
    Set<Long> ran(long automation, List<Change> changes) {
        return Set.copyOf(db.sql("select change_id from run where automation_id = ? and change_id = any(?)")
                .params(automation, changes.stream().map(Change::id).toArray(Long[]::new)).query(Long.class).list());
    }

    Optional<Trace> of(long automation, long change) {
        return db.sql("select version, steps from run where change_id = ? and automation_id = ?").params(change, automation)
                .query((rs, i) -> new Trace(rs.getInt(1), Json.read(rs.getString(2), STEPS).stream().map(this::did).toList())).optional();
    }

    private Did did(Map<String, Object> step) {
        Long message = step.get("message") instanceof Number id ? id.longValue() : null;
        Did plain = new Did(text(step, "action"), text(step, "outcome"), text(step, "reason"), instant(step.get("due")), message, null, null);
        return message == null ? plain : db.sql("""
                select m.state, m.reason, coalesce((select min(due) from timer t where t.line = 'message' and t.ref = m.id),
                         (select q.due from message_queue q where q.slot = slot_of(m.lane) and q.id = m.id and q.held)) as due
                from message m where m.id = ?""").param(message).query((rs, i) -> new Did(plain.action(), plain.outcome(), plain.reason(),
                rs.getObject("due") == null ? plain.due() : rs.getObject("due", OffsetDateTime.class).toInstant(), message, rs.getString("state"),
                rs.getString("reason"))).optional().orElse(plain);
    }

    private static String text(Map<String, Object> step, String name) {
        return step.get(name) == null ? null : step.get(name).toString();
    }

    private static Instant instant(Object text) {
        return text == null ? null : Instant.parse(text.toString());
    }
}
