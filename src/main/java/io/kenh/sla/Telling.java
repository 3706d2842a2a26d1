package io.kenh.sla;

import io.kenh.event.Cause;
import io.kenh.event.Change;
import io.kenh.event.Changes;
import io.kenh.platform.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells of deadlines, each level once: automations of those that passed, people of the latest level that has come. */
@Component
class Telling {

    /** One promise of one ticket. */
    record Key(long ticket, Promise promise) { }

    private static final Cause SLA = new Cause("sla", 0);

    private final JdbcClient db;
    private final Changes changes;
    private final Reminders reminders;
    private final Clock clock;

    Telling(JdbcClient db, Changes changes, Reminders reminders, Clock clock) {
        this.db = db;
        this.changes = changes;
        this.reminders = reminders;
        this.clock = clock;
    }

    /** The marks of the levels that were told → when last. */
    Map<Key, Map<String, Instant>> told(Collection<Long> tickets) {
        Map<Key, Map<String, Instant>> all = new HashMap<>();
        db.sql("select ticket_id, promise, level, max(at) from sla_told where ticket_id = any(?) group by 1, 2, 3").param(tickets.toArray(Long[]::new))
                .query(rs -> {
                    all.computeIfAbsent(new Key(rs.getLong(1), Promise.of(rs.getString(2))), key -> new HashMap<>()).put(rs.getString(3), Clocks.instant(rs, 4));
                });
        return all;
    }

    /** Part of the caller's transaction. */
    void tell(List<TicketAsked> tickets, List<Verdict> verdicts, Instant now) {
        Map<Long, TicketAsked> byId = tickets.stream().collect(Collectors.toMap(TicketAsked::id, Function.identity()));
        changes.append(verdicts.stream().filter(Verdict::broke).map(verdict -> Change.told("ticket", verdict.ticket(), Change.LATE,
                byId.get(verdict.ticket()).lane(), Map.of("promise", verdict.promise().key()), SLA, now)).toList());
        List<Verdict> due = verdicts.stream().filter(verdict -> !verdict.crossed().isEmpty()).toList();
        Map<Key, List<String>> fresh = due.isEmpty() ? Map.of() : remember(due, now);
        List<Reminder> all = new ArrayList<>();
        for (Verdict verdict : due) {
            Level last = verdict.crossed().get(verdict.crossed().size() - 1).level();
            if (fresh.getOrDefault(new Key(verdict.ticket(), verdict.promise()), List.of()).contains(last.mark())) {
                all.add(new Reminder(byId.get(verdict.ticket()), last, verdict.reading().due(), verdict.left()));
            }
        }
        reminders.send(all);
    }

    /** Notes every level that has come; answers those that were not told today. */
    private Map<Key, List<String>> remember(List<Verdict> due, Instant now) {
        LocalDate day = LocalDate.ofInstant(now, clock.getZone());
        List<Map<String, Object>> rows = new ArrayList<>();
        due.forEach(verdict -> {
            for (int i = 0; i < verdict.crossed().size(); i++) {
                rows.add(row(verdict, verdict.crossed().get(i), i < verdict.crossed().size() - 1, day, now));
            }
        });
        Map<Key, List<String>> fresh = new HashMap<>();
        db.sql("""
                insert into sla_told select * from jsonb_populate_recordset(null::sla_told, ?::jsonb) on conflict do nothing
                returning ticket_id, promise, level""").param(Json.write(rows))
                .query((rs, i) -> fresh.computeIfAbsent(new Key(rs.getLong(1), Promise.of(rs.getString(2))), key -> new ArrayList<>()).add(rs.getString(3))).list();
        return fresh;
    }

    private static Map<String, Object> row(Verdict verdict, Crossed crossed, boolean superseded, LocalDate day, Instant now) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("ticket_id", verdict.ticket());
        row.put("promise", verdict.promise().key());
        row.put("level", crossed.level().mark());
        row.put("day", day.toString());
        row.put("planned", crossed.at());
        row.put("at", now);
        row.put("superseded", superseded);
        return row;
    }
}
