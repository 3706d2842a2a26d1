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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Goes through the changes or times of a span, a few hundred records at a time, and writes down where the draft would have done otherwise. */
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
    private final ReplayCalendar calendar;
    private final ReplaySilences silences;
    private final Clock clock;

    ReplayWork(JdbcClient db, Changes changes, Automations automations, RecordFields fields, Rehearsals rehearsals, ReplayStage stage,
               PastActions past, ReplayCalendar calendar, ReplaySilences silences, Clock clock) {
        this.db = db;
        this.changes = changes;
        this.automations = automations;
        this.fields = fields;
        this.rehearsals = rehearsals;
        this.stage = stage;
        this.past = past;
        this.calendar = calendar;
        this.silences = silences;
        this.clock = clock;
    }

    void run(long replay, Definition draft, Long automation, Instant from, Instant to) {
        TriggerKind kind = Triggers.of(draft.trigger());
        try (Rehearsal rehearsal = rehearsals.open(from, Simulations.SET_UP)) {
            rehearsal.run(() -> automations.activate(automations.save(null, null, draft, "replay")));
            stage.prepare(rehearsal);
            Telling telling = new Telling(replay, automation, rehearsal);
            if (kind.quiet(draft.trigger()) != null) {
                silences(draft, silences.of(draft, from, to), telling);
            } else if (kind.timetable(draft.trigger()).isPresent()) {
                times(draft, calendar.times(draft, from, to), to, telling);
            } else {
                changes(draft, from, to, telling);
            }
        }
    }

    /** What a replay goes on with from page to page. */
    private record Telling(long replay, Long automation, Rehearsal rehearsal) { }

    /** A change, what really happened on it, and whether the draft would act. */
    private record Case(Change change, List<Map<String, Object>> did, boolean acts) { }

    private void changes(Definition draft, Instant from, Instant to, Telling telling) {
        total(telling, "select count(*) from change where object = ? and at >= ?::timestamptz and at < ?::timestamptz", draft.object(), from.toString(), to.toString());
        Ready ready = new Ready(new Automation(0, draft.name(), "draft", 0, draft), fields.of(RecordType.of(draft.object())));
        List<Change> page = page(draft.object(), from, to, 0);
        while (!page.isEmpty() && isRunning(telling)) {
            Map<Long, List<Map<String, Object>>> ran = ran(telling, page);
            look(telling, page.stream().map(change -> new Case(change, ran.getOrDefault(change.id(), List.of()), acts(ready, change))).toList());
            page = page(draft.object(), from, to, page.get(page.size() - 1).id());
        }
    }

    private boolean acts(Ready ready, Change change) {
        return ready.wokenBy(change) && ready.matches(new ChangeFacts(change), new Moment(change.at(), clock.getZone()));
    }

    private void times(Definition draft, List<Occurrence> times, Instant to, Telling telling) {
        total(telling, "select count(distinct object_id) * ? from change where object = ? and at < ?::timestamptz", times.size(), draft.object(), to.toString());
        for (Occurrence time : times) {
            List<ReplayCalendar.Past> page = calendar.page(draft, telling.automation(), time, 0, PAGE);
            while (!page.isEmpty() && isRunning(telling)) {
                lookBack(telling, page);
                page = calendar.page(draft, telling.automation(), time, page.get(page.size() - 1).due().objectId(), PAGE);
            }
        }
    }

    private void silences(Definition draft, List<ReplaySilences.Silence> all, Telling telling) {
        total(telling, "select ?::bigint", all.size());
        for (int i = 0; i < all.size() && isRunning(telling); i += PAGE) {
            lookBack(telling, silences.page(draft, telling.automation(), all.subList(i, Math.min(all.size(), i + PAGE))));
        }
    }

    private void lookBack(Telling telling, List<ReplayCalendar.Past> page) {
        Map<Long, List<Map<String, Object>>> ran = ran(telling, changes.load(page.stream().map(ReplayCalendar.Past::ran).filter(Objects::nonNull).toList()));
        look(telling, page.stream().map(past -> new Case(past.due(), past.ran() == null ? List.of() : ran.getOrDefault(past.ran(), List.of()), past.chosen())).toList());
    }

    private void total(Telling telling, String count, Object... params) {
        long total = db.sql(count).params(params).query(Long.class).single();
        db.sql("update replay set total = ? where id = ?").params(total, telling.replay()).update();
    }

    private Map<Long, List<Map<String, Object>>> ran(Telling telling, List<Change> page) {
        return telling.automation() == null || page.isEmpty() ? Map.of() : past.of(telling.automation(), page);
    }

    private List<Change> page(String object, Instant from, Instant to, long after) {
        return changes.load(db.sql("""
                select id from change where object = ? and at >= ?::timestamptz and at < ?::timestamptz and id > ? order by id limit ?""")
                .params(object, from.toString(), to.toString(), after, PAGE).query(Long.class).list());
    }

    private boolean isRunning(Telling telling) {
        return db.sql("select state = 'running' from replay where id = ?").param(telling.replay()).query(Boolean.class).single();
    }

    private void look(Telling telling, List<Case> page) {
        Map<String, Integer> counts = new HashMap<>();
        for (Case one : page) {
            List<Map<String, Object>> would = one.acts() ? stage.play(telling.rehearsal(), one.change()) : List.of();
            if (!would.isEmpty() || !one.did().isEmpty()) {
                String kind = would.equals(one.did()) ? "same" : one.did().isEmpty() ? "more" : would.isEmpty() ? "less" : "other";
                counts.merge(kind, 1, Integer::sum);
                if (!kind.equals("same")) {
                    write(telling.replay(), kind, one, would);
                }
            }
        }
        stage.clear(telling.rehearsal());
        db.sql("update replay set looked = looked + ?, same = same + ?, more = more + ?, less = less + ?, other = other + ? where id = ?")
                .params(page.size(), counts.getOrDefault("same", 0), counts.getOrDefault("more", 0), counts.getOrDefault("less", 0),
                        counts.getOrDefault("other", 0), telling.replay()).update();
    }

    private void write(long replay, String kind, Case one, List<Map<String, Object>> would) {
        db.sql("""
                insert into replay_difference (replay_id, kind, change_id, object, object_id, at, ran, would)
                values (?, ?, ?, ?, ?, ?::timestamptz, ?::jsonb, ?::jsonb)""")
                .params(replay, kind, one.change().id(), one.change().object(), one.change().objectId(), one.change().at().toString(),
                        Json.write(one.did()), Json.write(would)).update();
    }
}
