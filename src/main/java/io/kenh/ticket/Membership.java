package io.kenh.ticket;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A match is a claim, not a right: numbers can be guessed and headers copied. Only who takes part already may write into a
 * ticket, and nobody comes to take part by answering.
 */
@Component
class Membership {

    private final JdbcClient db;

    Membership(JdbcClient db) {
        this.db = db;
    }

    /** Why the sender of each claim may write into its ticket, by the mail's id; without an entry he may not. */
    Map<Long, Ground> of(List<Claim> claims) {
        Map<Long, Ground> known = new HashMap<>();
        if (!claims.isEmpty()) {
            db.sql("""
                    select c.n, c.ticket, case
                        when t.contact_id = c.contact then 'CUSTOMER'
                        when exists (select from ticket_participant p where p.ticket_id = t.id and p.email = c.author) then 'PARTICIPANT'
                        when exists (select from ticket_message m where m.ticket_id = t.id and m.direction = 'in' and m.author = c.author) then 'WROTE'
                        when exists (select from staff s where s.email = c.author and s.active) then 'COLLEAGUE' end as why
                    from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::text[]) as c (n, ticket, contact, author) join ticket t on t.id = c.ticket""")
                    .params(Columns.of(claims, c -> c.mail().id(), Long[]::new), Columns.of(claims, Claim::ticket, Long[]::new),
                            Columns.of(claims, c -> c.mail().arrival().contactId(), Long[]::new), Columns.of(claims, c -> c.mail().author(), String[]::new))
                    .query((rs, i) -> rs.getString("why") == null ? null : known.put(rs.getLong("n"), ground(rs.getString("why"), rs.getLong("ticket")))).list();
        }
        return known;
    }

    private static Ground ground(String why, long ticket) {
        Reason reason = Reason.valueOf(why);
        return reason == Reason.COLLEAGUE ? Ground.of(reason) : Ground.of(reason, ticket);
    }
}
