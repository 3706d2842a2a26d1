package io.kenh.connector.limit;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Limits of a hub of several nodes, in its database. */
public final class JdbcBudget implements Budget {

    private final JdbcClient db;
    private final Clock clock;
    private volatile Map<Long, Instant> resting = Map.of();

    /** @param clock says which rests are over */
    public JdbcBudget(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Override
    public long take(long connection, String unit, Instant start, long limit, long wanted) {
        return db.sql("select take_budget(:connection, :unit, :start, :limit, :wanted)")
                .param("connection", connection).param("unit", unit).param("start", at(start))
                .param("limit", limit).param("wanted", wanted).query(Long.class).single();
    }

    @Override
    public void rest(long connection, Instant until) {
        db.sql("""
                insert into connection_rest (connection_id, until) values (?, ?)
                on conflict (connection_id) do update set until = greatest(connection_rest.until, excluded.until)""")
                .params(connection, at(until)).update();
        refresh();
    }

    @Override
    public Map<Long, Instant> resting() {
        return resting;
    }

    /** Reads what other nodes have ordered. */
    public void refresh() {
        Map<Long, Instant> now = new HashMap<>();
        db.sql("select connection_id, until from connection_rest where until > ?").param(at(clock.instant()))
                .query(row -> {
                    now.put(row.getLong("connection_id"), row.getObject("until", OffsetDateTime.class).toInstant());
                });
        resting = now;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
