package io.kenh.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Work that was given up, with its reason, until a person sends it back or drops it. */
@Component
public class Parking {

    /**
     * @param ref        the event, change or message
     * @param connection name of the connection it came from or should leave by; null when there is none
     * @param reason     short, the same for the same cause
     * @param detail     found, wanted and next step; may be null
     */
    public record Parked(long id, Line line, long ref, String lane, String connection, String reason,
                         String detail, int attempts, Instant at) { }

    /** Which parked work is meant; a null field means any. */
    public record Filter(Line line, String reason, String connection) {

        public static final Filter ALL = new Filter(null, null, null);
    }

    private static final String WHERE = " " + """
             where (:line::text is null or line = :line) and (:reason::text is null or reason = :reason)
               and (:connection::text is null or connection = :connection)""";

    private final JdbcClient db;
    private final Clock clock;
    private final Doorbell doorbell;

    Parking(JdbcClient db, Clock clock, Doorbell doorbell) {
        this.db = db;
        this.clock = clock;
        this.doorbell = doorbell;
    }

    /** Takes the row out of its queue and keeps it here; part of the caller's transaction. */
    public void park(Line line, Queued row, String connection, String reason, String detail) {
        db.sql("delete from %s where slot = ? and id = ?".formatted(line.queue())).params(row.slot(), row.id()).update();
        db.sql("""
                insert into parked (line, ref, slot, lane, connection, reason, detail, attempts, at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (line, ref) do update
                  set reason = excluded.reason, detail = excluded.detail, attempts = excluded.attempts, at = excluded.at""")
                .params(line.key(), row.id(), row.slot(), row.lane(), connection, reason, detail,
                        row.attempts() + 1, OffsetDateTime.now(clock))
                .update();
    }

    /** Newest first; {@code before} is the last id of the page before, null for the first page. */
    public List<Parked> list(Filter filter, Long before, int most) {
        return filtered("select * from parked" + WHERE + " and (:before::bigint is null or id < :before) order by id desc limit :most", filter)
                .param("before", before).param("most", most).query(Parking::parked).list();
    }

    public Optional<Parked> find(long id) {
        return db.sql("select * from parked where id = ?").param(id).query(Parking::parked).optional();
    }

    public long count(Filter filter) {
        return filtered("select count(*) from parked" + WHERE, filter).query(Long.class).single();
    }

    /** Puts one back into its line with fresh attempts; false when it is no longer parked. */
    @Transactional
    public boolean redrive(long id) {
        return back("id = :id", db.sql(redriveSql("id = :id")).param("id", id)) > 0;
    }

    /** Puts back all that match, at most the given number, oldest first; returns how many. */
    @Transactional
    public int redrive(Filter filter, int most) {
        String which = "id in (select id from parked" + WHERE + " order by id limit :most)";
        return back(which, bind(db.sql(redriveSql(which)), filter).param("most", most));
    }

    private int back(String which, JdbcClient.StatementSpec sql) {
        List<Rung> rung = sql.param("now", OffsetDateTime.now(clock))
                .query((rs, i) -> new Rung(Line.of(rs.getString("line")), rs.getInt("slot"))).list();
        rung.stream().distinct().forEach(r -> doorbell.ringAfterCommit(r.line(), r.slot()));
        return rung.size();
    }

    private record Rung(Line line, int slot) { }

    private static String redriveSql(String which) {
        return """
                with gone as (delete from parked where %s returning line, ref, slot, lane),
                  e as (insert into event_queue (slot, id, lane, since)
                        select slot, ref, lane, :now from gone where line = 'event'),
                  c as (insert into change_queue (slot, id, lane, since)
                        select slot, ref, lane, :now from gone where line = 'change'),
                  m as (insert into message_queue (slot, id, lane, since)
                        select slot, ref, lane, :now from gone where line = 'message')
                select line, slot from gone""".formatted(which);
    }

    private JdbcClient.StatementSpec filtered(String sql, Filter filter) {
        return bind(db.sql(sql), filter);
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec sql, Filter filter) {
        return sql.param("line", filter.line() == null ? null : filter.line().key())
                .param("reason", filter.reason()).param("connection", filter.connection());
    }

    private static Parked parked(ResultSet rs, int i) throws SQLException {
        return new Parked(rs.getLong("id"), Line.of(rs.getString("line")), rs.getLong("ref"), rs.getString("lane"),
                rs.getString("connection"), rs.getString("reason"), rs.getString("detail"), rs.getInt("attempts"),
                rs.getObject("at", OffsetDateTime.class).toInstant());
    }
}
