package io.kenh.sla;

import io.kenh.platform.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down where promises stand: a row for each, and what lists and conditions read in the ticket itself. */
@Component
class Clocks {

    private final JdbcClient db;

    Clocks(JdbcClient db) {
        this.db = db;
    }

    /** What was written down last of these tickets. */
    Map<Long, Map<Promise, Kept>> kept(Collection<Long> tickets) {
        Map<Long, Map<Promise, Kept>> all = new HashMap<>();
        db.sql("select ticket_id, promise, state, done from sla_clock where ticket_id = any(?)").param(tickets.toArray(Long[]::new))
                .query(rs -> {
                    all.computeIfAbsent(rs.getLong(1), id -> new EnumMap<>(Promise.class))
                            .put(Promise.of(rs.getString(2)), new Kept(rs.getString(3), instant(rs, 4)));
                });
        return all;
    }

    /** @param rules version they were judged by */
    void write(List<Verdict> verdicts, int rules) {
        List<Verdict> fresh = verdicts.stream().filter(verdict -> !verdict.settled()).toList();
        forget(fresh.stream().filter(verdict -> verdict.state() == null).toList());
        List<Map<String, Object>> rows = fresh.stream().filter(verdict -> verdict.state() != null).map(verdict -> row(verdict, rules)).toList();
        if (!rows.isEmpty()) {
            db.sql("""
                    insert into sla_clock as c select * from jsonb_populate_recordset(null::sla_clock, ?::jsonb) order by ticket_id
                    on conflict (ticket_id, promise) do update set state = excluded.state, policy = excluded.policy, priority = excluded.priority,
                      target = excluded.target, due = excluded.due, done = excluded.done, left_seconds = excluded.left_seconds,
                      used_seconds = excluded.used_seconds, owner_id = excluded.owner_id, group_id = excluded.group_id, rules = excluded.rules,
                      next = excluded.next""").param(Json.write(rows)).update();
        }
        show(verdicts);
    }

    private void forget(List<Verdict> none) {
        if (!none.isEmpty()) {
            db.sql("delete from sla_clock c using unnest(?::bigint[], ?::text[]) as t (ticket_id, promise) where c.ticket_id = t.ticket_id and c.promise = t.promise")
                    .params(none.stream().map(Verdict::ticket).toArray(Long[]::new), none.stream().map(v -> v.promise().key()).toArray(String[]::new)).update();
        }
    }

    private static Map<String, Object> row(Verdict verdict, int rules) {
        Reading reading = verdict.reading();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("ticket_id", verdict.ticket());
        row.put("promise", verdict.promise().key());
        row.put("state", verdict.state().key());
        row.put("policy", reading.policy().key());
        row.put("priority", verdict.at().priority());
        row.put("target", reading.target().toMinutes());
        row.put("due", reading.due());
        row.put("done", reading.done());
        row.put("left_seconds", verdict.left().toSeconds());
        row.put("used_seconds", verdict.used().toSeconds());
        row.put("owner_id", reading.done() == null ? null : verdict.at().owner());
        row.put("group_id", reading.done() == null ? null : verdict.at().group());
        row.put("rules", rules);
        row.put("next", verdict.next());
        return row;
    }

    /** Without a change in the log, and only where something is new: nobody did anything. */
    private void show(List<Verdict> verdicts) {
        Map<Long, Map<String, Object>> rows = new LinkedHashMap<>();
        for (Verdict verdict : verdicts) {
            Map<String, Object> row = rows.computeIfAbsent(verdict.ticket(), id -> new LinkedHashMap<>(Map.of("id", id)));
            String column = "sla_" + verdict.promise().key();
            if (!verdict.settled()) {
                row.put(column, verdict.state() == null ? null : verdict.state().key());
                row.put(column + "_due", verdict.open());
                row.put(column + "_new", true);
            }
        }
        db.sql("""
                update ticket t set
                  sla_response = case when r.sla_response_new then r.sla_response else t.sla_response end,
                  sla_response_due = case when r.sla_response_new then r.sla_response_due else t.sla_response_due end,
                  sla_resolution = case when r.sla_resolution_new then r.sla_resolution else t.sla_resolution end,
                  sla_resolution_due = case when r.sla_resolution_new then r.sla_resolution_due else t.sla_resolution_due end
                from jsonb_to_recordset(?::jsonb) as r (id bigint, sla_response text, sla_response_due timestamptz, sla_response_new boolean,
                                                       sla_resolution text, sla_resolution_due timestamptz, sla_resolution_new boolean)
                where t.id = r.id and (r.sla_response_new and (t.sla_response, t.sla_response_due) is distinct from (r.sla_response, r.sla_response_due)
                  or r.sla_resolution_new and (t.sla_resolution, t.sla_resolution_due) is distinct from (r.sla_resolution, r.sla_resolution_due))""")
                .param(Json.write(new ArrayList<>(rows.values()))).update();
    }

    static Instant instant(ResultSet rs, int column) throws SQLException {
        OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
