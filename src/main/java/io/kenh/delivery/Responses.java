package io.kenh.delivery;

import io.kenh.event.Change;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts openings and clicks of each message, whoever told of them. */
@Component
class Responses {

    private final JdbcClient db;
    private final Clock clock;

    Responses(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @param what {@link Change#OPENED} or {@link Change#CLICKED} */
    void count(long message, String what) {
        int click = what.equals(Change.CLICKED) ? 1 : 0;
        db.sql("""
                insert into message_response as r (message_id, opened, opens, clicked, clicks)
                values (:id, :now, 1 - :click, case when :click = 1 then :now::timestamptz end, :click)
                on conflict (message_id) do update set opened = coalesce(r.opened, excluded.opened), opens = r.opens + excluded.opens,
                  clicked = coalesce(r.clicked, excluded.clicked), clicks = r.clicks + excluded.clicks""")
                .param("id", message).param("now", OffsetDateTime.now(clock)).param("click", click).update();
    }
}
