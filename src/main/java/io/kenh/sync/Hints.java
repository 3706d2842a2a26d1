package io.kenh.sync;

import io.kenh.event.Arrival;
import io.kenh.event.Arrival.Outcome;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows that a CRM's webhook names: several hints of one row within a moment are one reading. */
@Component("crmHints")
public class Hints {

    private static final int TOGETHER_SECONDS = 2;

    private final JdbcClient db;
    private final Clock clock;

    Hints(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Step of line one: takes the events that name a row which is kept in step.
     *
     * @return the others, in their order
     */
    public List<Arrival> note(List<Arrival> arrivals) {
        List<Arrival> others = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            Map<String, Object> payload = arrival.event().payload();
            Object object = payload.get("record");
            Object id = payload.get("id");
            if (object != null && id != null && hint(arrival.event().connectionId(), object.toString(), id.toString())) {
                arrival.became(new Outcome("crm.hinted", null, null, object + " " + id + " is read from the CRM"));
            } else {
                others.add(arrival);
            }
        }
        return others;
    }

    /** Has a row read at once. */
    void look(long sync, String externalId) {
        db.sql("insert into sync_hint (sync_id, external_id, due) values (?, ?, ?) on conflict (sync_id, external_id) do update set due = excluded.due")
                .params(sync, externalId, OffsetDateTime.now(clock)).update();
    }

    private boolean hint(long connection, String object, String id) {
        return db.sql("""
                insert into sync_hint (sync_id, external_id, due) select id, ?, ? from sync where connection_id = ? and object = ?
                on conflict (sync_id, external_id) do update set due = excluded.due""")
                .params(id, OffsetDateTime.now(clock).plusSeconds(TOGETHER_SECONDS), connection, object).update() > 0;
    }
}
