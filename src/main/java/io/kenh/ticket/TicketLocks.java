package io.kenh.ticket;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whoever writes into conversations locks their tickets before, in one order: a merge cannot slip between finding a ticket and
 * writing into it, and two who write cannot wait for each other.
 */
@Component
class TicketLocks {

    private final JdbcClient db;

    TicketLocks(JdbcClient db) {
        this.db = db;
    }

    /** Until the caller's transaction ends. Ticket → where its conversation is now; unknown ones are left out. */
    Map<Long, Long> lock(Collection<Long> tickets) {
        Map<Long, Long> now = new HashMap<>();
        if (!tickets.isEmpty()) {
            db.sql("select id, coalesce(merged_into, id) from ticket where id = any(?) order by id for update").param(tickets.toArray(Long[]::new))
                    .query((rs, i) -> now.put(rs.getLong(1), rs.getLong(2))).list();
        }
        return now;
    }
}
