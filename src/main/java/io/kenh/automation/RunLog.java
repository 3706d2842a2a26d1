package io.kenh.automation;

import io.kenh.platform.Json;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What each automation did, written down in the transaction in which it did it. */
@Component
class RunLog {

    /** An automation runs at most once for a change. */
    record Key(long automation, long change) {

        static Key of(Run run) {
            return new Key(run.automation().id(), run.change().id());
        }
    }

    /** What runs have in common that went alike. The clock makes thousands of them at a time, so it is sent and read once. */
    private record Alike(long automation, int version, String object, String state, String steps) {

        static Alike of(Run run) {
            return new Alike(run.automation().id(), run.automation().version(), run.begun().object(), run.state(), Json.write(run.outcomes()));
        }
    }

    private final JdbcClient db;
    private final Clock clock;
    private final PendingSteps pending;

    RunLog(JdbcClient db, Clock clock, PendingSteps pending) {
        this.db = db;
        this.clock = clock;
        this.pending = pending;
    }

    /** Runs that were written down for these changes before: the changes came again. */
    Set<Key> of(Collection<Long> changes) {
        return new HashSet<>(db.sql("select automation_id as automation, change_id as change from run where change_id = any(?)")
                .param(changes.toArray(Long[]::new)).query(Key.class).list());
    }

    /** Writes new runs and plans what they have yet to do. */
    void write(List<Run> runs) {
        if (!runs.isEmpty()) {
            pending.plan(runs, insert(runs));
        }
    }

    /** Their ids, in the same order. */
    private List<Long> insert(List<Run> runs) {
        Map<Alike, Integer> kinds = new LinkedHashMap<>();
        List<Integer> kindOf = runs.stream().map(Alike::of).map(alike -> kinds.computeIfAbsent(alike, a -> kinds.size() + 1)).toList();
        List<Alike> alike = List.copyOf(kinds.keySet());
        return db.sql("""
                insert into run (automation_id, version, change_id, object, object_id, state, steps, at)
                select k.automation_id, k.version, t.change_id, k.object, t.object_id, k.state, k.steps, ?::timestamptz
                from unnest(?::bigint[], ?::bigint[], ?::int[]) with ordinality as t (change_id, object_id, kind, n)
                  join (select automation_id, version, object, state, steps::jsonb as steps, kind
                        from unnest(?::bigint[], ?::int[], ?::text[], ?::text[], ?::text[])
                          with ordinality as k (automation_id, version, object, state, steps, kind) offset 0) k using (kind)
                order by n returning id""")
                .params(OffsetDateTime.now(clock), all(runs, r -> r.change().id(), Long[]::new), all(runs, r -> r.begun().objectId(), Long[]::new),
                        kindOf.toArray(Integer[]::new), all(alike, Alike::automation, Long[]::new), all(alike, Alike::version, Integer[]::new),
                        all(alike, Alike::object, String[]::new), all(alike, Alike::state, String[]::new), all(alike, Alike::steps, String[]::new))
                .query(Long.class).list();
    }

    /** Writes how runs went on. */
    void rewrite(List<Run> runs) {
        if (runs.isEmpty()) {
            return;
        }
        db.sql("""
                update run set state = t.state, steps = t.steps::jsonb
                from unnest(?::bigint[], ?::text[], ?::text[]) as t (id, state, steps) where run.id = t.id""")
                .params(all(runs, Run::id, Long[]::new), all(runs, Run::state, String[]::new),
                        all(runs, r -> Json.write(r.outcomes()), String[]::new)).update();
        pending.done(runs);
    }

    private static <F, T> T[] all(List<F> things, Function<F, T> of, IntFunction<T[]> array) {
        return things.stream().map(of).toArray(array);
    }
}
