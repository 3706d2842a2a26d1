package io.kenh.automation;

import io.kenh.platform.Line;
import io.kenh.platform.Timers;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Actions with a moment yet to come. Each is a row and a timer that brings it into line two, so it survives every restart,
 * is done by one node, and keeps its place in its lane.
 */
@Component
class PendingSteps {

    private static final String OVERDUE = "its moment passed while the automation was paused";

    private record Planned(long run, Run of, int step, Instant due) { }

    /** A row that is due, with what is needed to go on; {@code steps} and {@code definition} are JSON. */
    record Due(long runId, long automationId, String name, int version, long changeId, int step, String steps, String definition) { }

    private final JdbcClient db;
    private final Timers timers;
    private final Clock clock;

    PendingSteps(JdbcClient db, Timers timers, Clock clock) {
        this.db = db;
        this.timers = timers;
        this.clock = clock;
    }

    /** @param ids the runs' rows, in the order of the runs */
    void plan(List<Run> runs, List<Long> ids) {
        List<Planned> all = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            long id = ids.get(i);
            run.later().forEach((step, due) -> all.add(new Planned(id, run, step, due)));
        }
        if (!all.isEmpty()) {
            timers.at(Line.CHANGE, rows(all));
        }
    }

    private List<Timers.Timed> rows(List<Planned> all) {
        return db.sql("""
                insert into pending_step (id, run_id, automation_id, change_id, step, lane, due)
                select nextval((select pg_get_serial_sequence('change', 'id')::regclass)), run_id, automation_id, change_id, step, lane, due::timestamptz
                from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::int[], ?::text[], ?::text[])
                  with ordinality as t (run_id, automation_id, change_id, step, lane, due, n) order by n
                returning id, lane, due""")
                .params(all.stream().map(Planned::run).toArray(Long[]::new), all.stream().map(p -> p.of().automation().id()).toArray(Long[]::new),
                        all.stream().map(p -> p.of().change().id()).toArray(Long[]::new), all.stream().map(Planned::step).toArray(Integer[]::new),
                        all.stream().map(p -> p.of().change().lane()).toArray(String[]::new),
                        all.stream().map(p -> p.due().toString()).toArray(String[]::new))
                .query((rs, i) -> new Timers.Timed(rs.getLong("id"), rs.getString("lane"), rs.getObject("due", OffsetDateTime.class).toInstant())).list();
    }

    /**
     * What is due of the runs these rows belong to, in the listed order of each run; locked. Those of an automation that is not
     * active stay where they are, without a timer, until {@link #resume}. Those that a node whose clock is ahead called up too
     * early get their timer again.
     */
    List<Due> due(List<Long> ids) {
        wake("id = any(?)", ids.toArray(Long[]::new));
        return db.sql("""
                select p.run_id, p.automation_id, a.name, r.version, p.change_id, p.step, r.steps::text as steps, v.definition::text as definition
                from pending_step p join run r on r.id = p.run_id
                join automation a on a.id = p.automation_id and a.state = 'active'
                join automation_version v on v.automation_id = r.automation_id and v.version = r.version
                where p.run_id in (select run_id from pending_step where id = any(?)) and p.due <= ?
                order by p.run_id, p.step for update of p""")
                .params(ids.toArray(Long[]::new), OffsetDateTime.now(clock)).query(Due.class).list();
    }

    /** Those that were open in these runs are not pending any more. */
    void done(List<Run> runs) {
        db.sql("delete from pending_step p using unnest(?::bigint[], ?::int[]) as t (run_id, step) where p.run_id = t.run_id and p.step = t.step")
                .params(runs.stream().flatMap(run -> run.open().stream().map(step -> run.id())).toArray(Long[]::new),
                        runs.stream().flatMap(run -> run.open().stream()).toArray(Integer[]::new)).update();
    }

    /**
     * The automation works again after a pause; part of the caller's transaction.
     *
     * @param keep whether to do now what came due meanwhile; otherwise it is dropped, and its run says so
     */
    void resume(long automation, boolean keep) {
        if (keep) {
            timers.at(Line.CHANGE, db.sql("select id, lane from pending_step where automation_id = ? and due <= ? order by id")
                    .params(automation, OffsetDateTime.now(clock))
                    .query((rs, i) -> new Timers.Timed(rs.getLong("id"), rs.getString("lane"), clock.instant())).list());
        } else {
            drop(automation);
        }
        wake("automation_id = ?", automation);
    }

    /** Gives what is still to come by this node's clock a timer, where it has none. */
    private void wake(String which, Object value) {
        timers.at(Line.CHANGE, db.sql("""
                select id, lane, due from pending_step p where %s and due > ?
                  and not exists (select from timer t where t.line = 'change' and t.due = p.due and t.ref = p.id) order by id""".formatted(which))
                .params(value, OffsetDateTime.now(clock))
                .query((rs, i) -> new Timers.Timed(rs.getLong("id"), rs.getString("lane"), rs.getObject("due", OffsetDateTime.class).toInstant())).list());
    }

    private void drop(long automation) {
        db.sql("""
                with late as (delete from pending_step where automation_id = :automation and due <= :now returning run_id, step)
                update run r set
                  steps = (select jsonb_agg(case when l.step is null then s.step
                                            else s.step || jsonb_build_object('outcome', 'dropped', 'reason', :reason::text) end order by s.n)
                           from jsonb_array_elements(r.steps) with ordinality as s (step, n)
                           left join late l on l.run_id = r.id and l.step = s.n - 1),
                  state = case when exists (select from pending_step p where p.run_id = r.id and p.due > :now) then 'pending'
                               when r.steps @> '[{"outcome": "failed"}]' then 'failed' else 'done' end
                where id in (select run_id from late)""")
                .param("automation", automation).param("now", clock.instant().atOffset(ZoneOffset.UTC)).param("reason", OVERDUE).update();
    }

    /** What waits in one lane waits in another from now on. */
    void move(String from, String to) {
        db.sql("""
                with moved as (update pending_step set lane = :to where lane = :from returning id, due)
                update timer t set lane = :to, slot = slot_of(:to) from moved m where t.line = 'change' and t.due = m.due and t.ref = m.id""")
                .param("from", from).param("to", to).update();
    }
}
