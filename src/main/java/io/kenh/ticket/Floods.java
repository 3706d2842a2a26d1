package io.kenh.ticket;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One sender must not bury a team: from some number of tickets within an hour on, his mails are collected in the newest. */
@Component
class Floods {

    private static final Duration HOUR = Duration.ofHours(1);

    private final JdbcClient db;
    private final Clock clock;
    private final int most;

    Floods(JdbcClient db, Clock clock, @Value("${kenh.ticket.most-per-hour:60}") int most) {
        this.db = db;
        this.clock = clock;
        this.most = most;
    }

    /** Contact → the ticket that collects, for those who opened too many lately. */
    Map<Long, Long> of(List<PersonMail> first) {
        Map<Long, Long> floods = new HashMap<>();
        if (!first.isEmpty()) {
            db.sql("""
                    select c.id, (select coalesce(t.merged_into, t.id) from ticket t where t.contact_id = c.id order by t.id desc limit 1) from unnest(?::bigint[]) as c (id)
                    where (select count(*) from (select from ticket t where t.contact_id = c.id and t.created > ? limit ?) n) >= ?""")
                    .params(first.stream().map(mail -> mail.arrival().contactId()).distinct().toArray(Long[]::new),
                            OffsetDateTime.now(clock).minus(HOUR), most, most)
                    .query((rs, i) -> floods.put(rs.getLong(1), rs.getLong(2))).list();
        }
        return floods;
    }

    int most() {
        return most;
    }
}
