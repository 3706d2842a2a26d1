package io.kenh.event;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everything is accounted for: received = duplicates + done + waiting + parked, per connection, at any moment. */
@Component
public class Accounting {

    /** One connection's numbers; {@code difference} is 0 unless something was lost or counted twice. */
    public record Account(String connection, String title, long received, long duplicates, long done,
                          long waiting, long parked, long difference) { }

    private final JdbcClient db;

    Accounting(JdbcClient db) {
        this.db = db;
    }

    /** One row a connection, by name. One statement, hence one moment. */
    public List<Account> now() {
        return db.sql("select * from accounting order by connection").query(Account.class).list();
    }
}
