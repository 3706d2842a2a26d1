package io.kenh.automation;

import com.fasterxml.jackson.core.type.TypeReference;
import io.kenh.event.Change;
import io.kenh.platform.Json;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the actions of runs did, in one form for comparing: read from the runs, the messages they made and the changes they caused. */
@Component
class PastActions {

    private static final TypeReference<List<Map<String, Object>>> STEPS = new TypeReference<>() { };

    private final JdbcClient db;

    PastActions(JdbcClient db) {
        this.db = db;
    }

    /** Change → one entry for each action; changes without a run are absent. Reads the hub's tables or, inside a rehearsal, its own. */
    Map<Long, List<Map<String, Object>>> of(long automation, List<Change> page) {
        Map<Long, List<Map<String, Object>>> all = new HashMap<>();
        Map<Long, Change> byId = new HashMap<>();
        page.forEach(change -> byId.put(change.id(), change));
        db.sql("select change_id, steps from run where automation_id = ? and change_id = any(?)")
                .params(automation, byId.keySet().toArray(Long[]::new))
                .query((rs, i) -> all.put(rs.getLong(1), Json.read(rs.getString(2), STEPS))).list();
        all.replaceAll((change, steps) -> steps.stream().map(step -> action(automation, byId.get(change), step)).toList());
        return all;
    }

    private Map<String, Object> action(long automation, Change change, Map<String, Object> step) {
        Map<String, Object> action = new LinkedHashMap<>();
        List.of("action", "outcome", "reason").forEach(name -> put(action, name, step.get(name)));
        if (step.get("message") instanceof Number message) {
            db.sql("select address, text from message where id = ?").param(message.longValue()).query((rs, i) -> {
                action.put("to", rs.getString(1));
                action.put("text", rs.getString(2));
                return null;
            }).list();
        }
        if ("update-record".equals(step.get("action"))) {
            put(action, "fields", fields(automation, change));
        }
        return action;
    }

    private Map<String, Object> fields(long automation, Change change) {
        Map<String, Object> fields = new LinkedHashMap<>();
        db.sql("""
                select f.key, c.record -> f.key as value from change c, jsonb_object_keys(c.before) as f (key)
                where c.object = ? and c.object_id = ? and c.id > ? and c.cause = ? order by c.id, f.key""")
                .params(change.object(), change.objectId(), change.id(), "automation:%d/change:%d".formatted(automation, change.id()))
                .query((rs, i) -> fields.put(rs.getString(1), rs.getString(2))).list();
        return fields.isEmpty() ? null : fields;
    }

    private static void put(Map<String, Object> action, String name, Object value) {
        if (value != null) {
            action.put(name, value);
        }
    }
}
