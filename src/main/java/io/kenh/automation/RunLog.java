package io.kenh.automation;

import io.kenh.platform.Json;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
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
        if (runs.isEmpty()) {
            return;
        }
        List<Long> ids = db.sql("""
                insert into run (automation_id, version, change_id, object, object_id, state, steps, at)
                select automation_id, version, change_id, object, object_id, state, steps::jsonb, ?::timestamptz
                from unnest(?::bigint[], ?::int[], ?::bigint[], ?::text[], ?::bigint[], ?::text[], ?::text[])
                  with ordinality as t (automation_id, version, change_id, object, object_id, state, steps, n)
                order by n returning id""")
                .params(OffsetDateTime.now(clock), all(runs, r -> r.automation().id(), Long[]::new),
                        all(runs, r -> r.automation().version(), Integer[]::new),
                        all(runs, r -> r.change().id(), Long[]::new), all(runs, r -> r.begun().object(), String[]::new),
                        all(runs, r -> r.begun().objectId(), Long[]::new), all(runs, Run::state, String[]::new),
                        all(runs, r -> Json.write(r.outcomes()), String[]::new))
                .query(Long.class).list();
        pending.plan(runs, ids);
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

    private static <T> T[] all(List<Run> runs, Function<Run, T> of, IntFunction<T[]> array) {
        return runs.stream().map(of).toArray(array);
    }
}
