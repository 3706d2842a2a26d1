package io.kenh.sla;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what deadlines depend on. */
@Component
class Histories {

    private final JdbcClient db;

    Histories(JdbcClient db) {
        this.db = db;
    }

    /** Ticket → its history, in two statements for all. */
    Map<Long, History> of(Collection<Long> tickets) {
        Map<Long, List<Phase>> phases = new LinkedHashMap<>();
        db.sql("select ticket_id, at, status, priority, group_id, owner_id, sla from sla_phase where ticket_id = any(?) order by ticket_id, id")
                .param(tickets.toArray(Long[]::new))
                .query(rs -> {
                    phases.computeIfAbsent(rs.getLong(1), id -> new ArrayList<>()).add(new Phase(rs.getObject(2, OffsetDateTime.class).toInstant(),
                            rs.getString(3), rs.getString(4), rs.getObject(5, Long.class), rs.getObject(6, Long.class), rs.getString(7)));
                });
        Map<Long, Instant> replies = replies(tickets);
        Map<Long, History> all = new LinkedHashMap<>();
        phases.forEach((ticket, its) -> all.put(ticket, new History(its, replies.get(ticket))));
        return all;
    }

    /** What an automation said by itself is no answer. */
    private Map<Long, Instant> replies(Collection<Long> tickets) {
        Map<Long, Instant> first = new HashMap<>();
        db.sql("""
                select w.ticket_id, min(w.at) from ticket_message w left join message m on m.id = w.delivery_id
                where w.ticket_id = any(?) and w.direction = 'out' and (m.cause is null or m.cause not like 'automation:%') group by w.ticket_id""")
                .param(tickets.toArray(Long[]::new)).query(rs -> {
                    first.put(rs.getLong(1), rs.getObject(2, OffsetDateTime.class).toInstant());
                });
        return first;
    }
}
