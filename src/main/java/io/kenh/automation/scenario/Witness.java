package io.kenh.automation.scenario;

import com.fasterxml.jackson.core.type.TypeReference;
import io.kenh.automation.Simulation.Found;
import io.kenh.delivery.Pretence;
import io.kenh.event.Change;
import io.kenh.event.Changes;
import io.kenh.platform.Json;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notes what the automations do: reads the rows they leave behind, each once. */
final class Witness {

    private static final int MOST = 20_000;
    private static final TypeReference<List<Map<String, Object>>> STEPS = new TypeReference<>() { };
    private static final List<String> SPEAKING = List.of("skipped", "failed", "dropped");

    private final JdbcClient db;
    private final Pretence pretence;
    private final Changes changes;
    private final Cast cast;
    private final Clock clock;
    private final List<Found> found = new ArrayList<>();
    private final Set<Long> open = new LinkedHashSet<>();
    private final Set<String> told = new HashSet<>();
    private long lastChange;
    private long lastRun;
    private long lastParked;

    Witness(JdbcClient db, Pretence pretence, Changes changes, Cast cast, Clock clock) {
        this.db = db;
        this.pretence = pretence;
        this.changes = changes;
        this.cast = cast;
        this.clock = clock;
    }

    /** What was there before is none of the automations' doing. */
    void begin() {
        look();
        found.clear();
    }

    void look() {
        messages();
        changes();
        runs();
        parked();
        if (found.size() > MOST) {
            throw new IllegalStateException("found more than %d actions, wanted fewer; expect more often, or give fewer records".formatted(MOST));
        }
    }

    /** All that was noted since the last time. */
    List<Found> take() {
        List<Found> taken = List.copyOf(found);
        found.clear();
        return taken;
    }

    /** Messages whose turn has come leave here as far as the gate lets them, and go no further. */
    private void messages() {
        Map<Long, Boolean> judged = pretence.leave();
        if (!judged.isEmpty()) {
            db.sql("""
                    select m.id, m.channel, m.address, m.name, m.subject, m.text, m.html, m.object, m.object_id, g.rule, g.until,
                           (select c.name from connection c where c.id = m.connection_id) as connection
                    from message m left join message_gate g on g.message_id = m.id where m.id = any(?) order by m.id""")
                    .param(judged.keySet().toArray(Long[]::new)).query().listOfRows().forEach(row -> message(row, judged.get(((Number) row.get("id")).longValue())));
        }
    }

    private void message(Map<String, Object> row, boolean left) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("to", row.get("address"));
        List.of("name", "subject", "text", "html", "connection").forEach(field -> put(facts, field, row.get(field)));
        put(facts, "record", row.get("object") == null || row.get("object_id") == null ? null
                : cast.nameOf((String) row.get("object"), ((Number) row.get("object_id")).longValue()));
        if (!left) {
            List.of("channel", "rule").forEach(field -> put(facts, field, row.get(field)));
            put(facts, "until", row.get("until") instanceof Timestamp until ? until.toInstant().toString() : row.get("until"));
        }
        note(left ? (String) row.get("channel") : facts.containsKey("until") ? "held" : "refused", facts);
    }

    private void changes() {
        List<Long> ids = new ArrayList<>();
        db.sql("select id, depth > 0 and kind in ('created', 'updated', 'imported') from change where id > ? order by id").param(lastChange).query((rs, i) -> {
            lastChange = rs.getLong(1);
            return rs.getBoolean(2) ? ids.add(lastChange) : null;
        }).list();
        for (Change change : ids.isEmpty() ? List.<Change>of() : changes.load(ids)) {
            boolean made = !change.kind().equals(Change.UPDATED);
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("record", cast.nameOf(change.object(), change.objectId()));
            (made ? change.record().keySet() : change.before().keySet()).stream().filter(field -> !field.equals("updated"))
                    .forEach(field -> put(facts, field, change.record().get(field)));
            people(facts);
            note(made ? change.object() : "change", facts);
        }
    }

    private void people(Map<String, Object> facts) {
        if (facts.containsKey("owner_id")) {
            put(facts, "owner", cast.nameIn("staff", facts.remove("owner_id")));
        }
        if (facts.containsKey("group_id")) {
            put(facts, "group", cast.nameIn("staff_group", facts.remove("group_id")));
        }
        List.of("contact", "lead", "account").forEach(kind -> {
            if (facts.remove(kind + "_id") instanceof Number id) {
                facts.put(kind, cast.nameOf(kind, id.longValue()));
            }
        });
    }

    /** Runs that still have something to do are looked at again; each of their steps speaks once. */
    private void runs() {
        List<Long> again = List.copyOf(open);
        open.clear();
        db.sql("select id, object, object_id, state, steps from run where id > ? or id = any(?) order by id").params(lastRun, again.toArray(Long[]::new))
                .query((rs, i) -> {
                    lastRun = Math.max(lastRun, rs.getLong("id"));
                    if (rs.getString("state").equals("pending")) {
                        open.add(rs.getLong("id"));
                    }
                    steps(rs.getLong("id"), cast.nameOf(rs.getString("object"), rs.getLong("object_id")), Json.read(rs.getString("steps"), STEPS));
                    return null;
                }).list();
    }

    private void steps(long run, String record, List<Map<String, Object>> steps) {
        for (int i = 0; i < steps.size(); i++) {
            Map<String, Object> step = steps.get(i);
            if (SPEAKING.contains(step.get("outcome")) && told.add(run + ":" + i)) {
                Map<String, Object> facts = new LinkedHashMap<>();
                put(facts, "action", step.get("action"));
                put(facts, "record", record);
                put(facts, "reason", step.get("reason"));
                note((String) step.get("outcome"), facts);
            }
        }
    }

    private void parked() {
        db.sql("select id, reason, detail from parked where id > ? order by id").param(lastParked).query((rs, i) -> {
            lastParked = rs.getLong("id");
            note("parked", Map.of("reason", rs.getString("reason") + ": " + rs.getString("detail")));
            return null;
        }).list();
    }

    private static void put(Map<String, Object> facts, String name, Object value) {
        if (value != null) {
            facts.put(name, value instanceof OffsetDateTime time ? time.toInstant().toString() : value);
        }
    }

    private void note(String kind, Map<String, Object> facts) {
        found.add(new Found(clock.instant(), kind, facts));
    }
}
