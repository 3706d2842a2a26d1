package io.kenh.sync.publish;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what each subscription got on a day, and how often it did not. */
@Component
class DayTally {

    private final JdbcClient db;
    private final Clock clock;

    DayTally(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Part of the caller's transaction, which holds the subscription's row. */
    void add(long subscription, int delivered, int failed) {
        if (delivered + failed > 0) {
            db.sql("""
                    insert into subscription_day (subscription_id, day, delivered, failed) values (?, ?, ?, ?)
                    on conflict (subscription_id, day) do update
                      set delivered = subscription_day.delivered + excluded.delivered, failed = subscription_day.failed + excluded.failed""")
                    .params(subscription, LocalDate.now(clock), delivered, failed).update();
        }
    }
}
