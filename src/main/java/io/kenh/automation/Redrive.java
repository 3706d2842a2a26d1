package io.kenh.automation;

import io.kenh.platform.Line;
import io.kenh.platform.Timers;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sends failed steps back to be done again, in the version of the automation their run began with. */
@Component
public class Redrive {

    private final JdbcClient db;
    private final Timers timers;
    private final Clock clock;

    Redrive(JdbcClient db, Timers timers, Clock clock) {
        this.db = db;
        this.timers = timers;
        this.clock = clock;
    }

    /**
     * The failed steps of a run are due now. What a step made before its failure is not made again. While the automation rests,
     * they wait.
     *
     * @return how many steps; 0 when none failed or there is no such run
     */
    @Transactional
    public int again(long run) {
        List<Timers.Timed> due = db.sql("""
                insert into pending_step (id, run_id, automation_id, change_id, step, lane, due)
                select nextval((select pg_get_serial_sequence('change', 'id')::regclass)), r.id, r.automation_id, r.change_id, s.n - 1, c.lane, :now
                from (select * from run where id = :run for update) r join change c on c.id = r.change_id,
                     jsonb_array_elements(r.steps) with ordinality as s (step, n)
                where s.step ->> 'outcome' = 'failed'
                on conflict (run_id, step) do nothing returning id, lane""")
                .param("run", run).param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((rs, i) -> new Timers.Timed(rs.getLong("id"), rs.getString("lane"), clock.instant())).list();
        if (!due.isEmpty()) {
            mark(run);
            timers.at(Line.CHANGE, due);
        }
        return due.size();
    }

    private void mark(long run) {
        db.sql("""
                update run r set state = 'pending',
                  steps = (select jsonb_agg(case when s.step ->> 'outcome' = 'failed'
                                            then jsonb_build_object('action', s.step ->> 'action', 'outcome', 'pending', 'due', :due::text)
                                            else s.step end order by s.n)
                           from jsonb_array_elements(r.steps) with ordinality as s (step, n))
                where id = :run""").param("run", run).param("due", clock.instant().toString()).update();
    }
}
