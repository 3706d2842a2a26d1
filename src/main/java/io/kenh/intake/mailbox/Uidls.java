package io.kenh.intake.mailbox;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The mails of POP3 mailboxes that are taken, by the names their server gives them. */
@Component
class Uidls {

    private final JdbcClient db;
    private final Clock clock;

    Uidls(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Which of the mails that lie in the mailbox are taken; names of mails that lie there no more are forgotten. */
    Set<String> taken(long connection, List<String> present) {
        String[] names = present.toArray(String[]::new);
        db.sql("delete from pop3_taken where connection_id = ? and uidl <> all(?)").params(connection, names).update();
        return new HashSet<>(db.sql("select uidl from pop3_taken where connection_id = ?").param(connection).query(String.class).list());
    }

    void add(long connection, List<String> names) {
        db.sql("""
                insert into pop3_taken (connection_id, uidl, at) select ?, uidl, ? from unnest(?::text[]) uidl on conflict do nothing""")
                .params(connection, OffsetDateTime.now(clock), names.toArray(String[]::new)).update();
    }
}
