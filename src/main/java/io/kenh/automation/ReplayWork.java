package io.kenh.automation;

import io.kenh.condition.Moment;
import io.kenh.crm.RecordFields;
import io.kenh.crm.RecordType;
import io.kenh.event.Change;
import io.kenh.event.Changes;
import io.kenh.platform.Json;
import io.kenh.platform.Rehearsal;
import io.kenh.platform.Rehearsals;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Goes through the changes of a span, a few hundred at a time, and writes down where the draft would have done otherwise. */
@Component
class ReplayWork {

    private static final int PAGE = 500;

    private final JdbcClient db;
    private final Changes changes;
    private final Automations automations;
    private final RecordFields fields;
    private final Rehearsals rehearsals;
    private final ReplayStage stage;
    private final PastActions past;
    private final Clock clock;

    ReplayWork(JdbcClient db, Changes changes, Automations automations, RecordFields fields, Rehearsals rehearsals, ReplayStage stage,
               PastActions past, Clock clock) {
        this.db = db;
        this.changes = changes;
        this.automations = automations;
        this.fields = fields;
        this.rehearsals = rehearsals;
        this.stage = stage;
        this.past = past;
        this.clock = clock;
    }

    void run(long replay, Definition draft, Long automation, Instant from, Instant to) {
        db.sql("""
                update replay set total = (select count(*) from change where object = ? and at >= ?::timestamptz and at < ?::timestamptz) where id = ?""")
                .params(draft.object(), from.toString(), to.toString(), replay).update();
        Ready ready = new Ready(new Automation(0, draft.name(), "draft", 0, draft), fields.of(RecordType.of(draft.object())));
        try (Rehearsal rehearsal = rehearsals.open(from, Simulations.SET_UP)) {
            rehearsal.run(() -> automations.activate(automations.save(null, null, draft, "replay")));
            stage.prepare(rehearsal);
            List<Change> page = page(draft.object(), from, to, 0);
            while (!page.isEmpty() && isRunning(replay)) {
                look(replay, ready, automation, rehearsal, page);
                page = page(draft.object(), from, to, page.get(page.size() - 1).id());
            }
        }
    }

    private List<Change> page(String object, Instant from, Instant to, long after) {
        return changes.load(db.sql("""
                select id from change where object = ? and at >= ?::timestamptz and at < ?::timestamptz and id > ? order by id limit ?""")
                .params(object, from.toString(), to.toString(), after, PAGE).query(Long.class).list());
    }

    private boolean isRunning(long replay) {
        return db.sql("select state = 'running' from replay where id = ?").param(replay).query(Boolean.class).single();
    }

    private void look(long replay, Ready ready, Long automation, Rehearsal rehearsal, List<Change> page) {
        Map<Long, List<Map<String, Object>>> ran = automation == null ? Map.of() : past.of(automation, page);
        Map<String, Integer> counts = new HashMap<>();
        List<Object[]> differences = new ArrayList<>();
        for (Change change : page) {
            boolean acts = ready.wokenBy(change) && ready.matches(new ChangeFacts(change), new Moment(change.at(), clock.getZone()));
            List<Map<String, Object>> would = acts ? stage.play(rehearsal, change) : List.of();
            List<Map<String, Object>> did = ran.getOrDefault(change.id(), List.of());
            if (!would.isEmpty() || !did.isEmpty()) {
                String kind = would.equals(did) ? "same" : did.isEmpty() ? "more" : would.isEmpty() ? "less" : "other";
                counts.merge(kind, 1, Integer::sum);
                if (!kind.equals("same")) {
                    differences.add(new Object[] {replay, kind, change.id(), change.object(), change.objectId(), change.at().toString(), Json.write(did), Json.write(would)});
                }
            }
        }
        stage.clear(rehearsal);
        write(replay, page.size(), counts, differences);
    }

    private void write(long replay, int looked, Map<String, Integer> counts, List<Object[]> differences) {
        differences.forEach(row -> db.sql("""
                insert into replay_difference (replay_id, kind, change_id, object, object_id, at, ran, would)
                values (?, ?, ?, ?, ?, ?::timestamptz, ?::jsonb, ?::jsonb)""").params(row).update());
        db.sql("update replay set looked = looked + ?, same = same + ?, more = more + ?, less = less + ?, other = other + ? where id = ?")
                .params(looked, counts.getOrDefault("same", 0), counts.getOrDefault("more", 0), counts.getOrDefault("less", 0),
                        counts.getOrDefault("other", 0), replay).update();
    }
}
