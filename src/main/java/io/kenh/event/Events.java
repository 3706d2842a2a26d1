package io.kenh.event;

import io.kenh.platform.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What arrived, and what became of it. */
@Component
public class Events {

    private final JdbcClient db;
    private final Clock clock;

    Events(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** In the order of the ids; ids that do not exist are left out. */
    public List<InboundEvent> load(Collection<Long> ids) {
        return db.sql("select * from event where id = any(?) order by id").param(ids.toArray(Long[]::new))
                .query(Events::row).list();
    }

    public Optional<InboundEvent> find(long id) {
        return load(List.of(id)).stream().findFirst();
    }

    /** Name of the connection an event came in by; null when there is no such event. */
    public String connectionOf(long id) {
        return db.sql("select c.name from event e join connection c on c.id = e.connection_id where e.id = ?")
                .param(id).query(String.class).optional().orElse(null);
    }

    /** Writes the outcomes and counts the events as done; part of line one's transaction. */
    public void finished(Collection<Arrival> arrivals) {
        Long[] ids = arrivals.stream().map(a -> a.event().id()).toArray(Long[]::new);
        db.sql("""
                insert into event_outcome (event_id, outcome, object, object_id, note, at)
                select *, ?::timestamptz from unnest(?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::text[])
                on conflict (event_id) do update
                  set outcome = excluded.outcome, object = excluded.object, object_id = excluded.object_id,
                      note = excluded.note, at = excluded.at""")
                .params(OffsetDateTime.now(clock), ids,
                        texts(arrivals, Arrival.Outcome::what), texts(arrivals, Arrival.Outcome::object),
                        arrivals.stream().map(a -> a.outcome().objectId()).toArray(Long[]::new),
                        texts(arrivals, Arrival.Outcome::note))
                .update();
    }

    private static String[] texts(Collection<Arrival> arrivals, java.util.function.Function<Arrival.Outcome, String> of) {
        return arrivals.stream().map(a -> of.apply(a.outcome())).toArray(String[]::new);
    }

    private static InboundEvent row(ResultSet rs, int i) throws SQLException {
        byte[] blob = rs.getBytes("blob");
        return new InboundEvent(rs.getLong("id"), rs.getLong("connection_id"), rs.getString("external_id"),
                rs.getString("kind"), rs.getString("lane"), Json.map(rs.getString("payload")),
                blob == null ? null : HexFormat.of().formatHex(blob),
                rs.getObject("at", OffsetDateTime.class).toInstant());
    }
}
