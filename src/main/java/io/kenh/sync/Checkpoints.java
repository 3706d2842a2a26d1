package io.kenh.sync;

import io.kenh.connector.CrmQuery;
import io.kenh.platform.Contended;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of checkpoints. */
@Component
class Checkpoints {

    private static final int LONGEST = 500;

    private final JdbcClient db;
    private final Clock clock;

    Checkpoints(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Checkpoint of(long sync) {
        return db.sql("select * from sync_checkpoint where sync_id = ?").param(sync).query(Checkpoints::row).single();
    }

    /** Nobody else writes links of the sync until the transaction ends. */
    Checkpoint lock(long sync) {
        return db.sql("select * from sync_checkpoint where sync_id = ? for update").param(sync).query(Checkpoints::row).single();
    }

    /**
     * Holds the checkpoint until the transaction ends.
     *
     * @throws Contended where another node has gone on since
     */
    void hold(long sync, Checkpoint begun) {
        if (!lock(sync).isAt(begun)) {
            throw new Contended("somebody else has read on");
        }
    }

    void begin(long sync, Instant since) {
        db.sql("update sync_checkpoint set since = ?, since_id = null, page = null, reading = true where sync_id = ?")
                .params(Links.at(since), sync).update();
    }

    /** In the same commit as what the page led to. @param next null after the last page; then the next look is due at {@code due} */
    void turn(long sync, CrmQuery next, Instant newest, int rows, Instant due) {
        if (next != null) {
            db.sql("update sync_checkpoint set since = ?, since_id = ?, page = ?, newest = greatest(newest, ?), rows_read = rows_read + ?, failures = 0, error = null where sync_id = ?")
                    .params(java.util.Arrays.asList(Links.at(next.since()), next.id(), next.page(), Links.at(newest), rows, sync)).update();
            return;
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        db.sql("""
                update sync_checkpoint set reading = false, since_id = null, page = null, newest = greatest(newest, ?), rows_read = rows_read + ?, failures = 0,
                  error = null, loaded = coalesce(loaded, ?), looked = ?, due = ? where sync_id = ?""")
                .params(java.util.Arrays.asList(Links.at(newest), rows, now, now, Links.at(due), sync)).update();
    }

    void count(long sync, int made, int changed, int told) {
        if (made + changed + told > 0) {
            db.sql("update sync_checkpoint set made = made + ?, changed = changed + ?, told = told + ? where sync_id = ?").params(made, changed, told, sync).update();
        }
    }

    /** @param fresh the page that was asked for is asked for from its beginning again */
    void failed(long sync, String error, Duration wait, boolean fresh) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        db.sql("""
                update sync_checkpoint set failures = least(failures + 1, 1000), error = ?, error_at = ?, due = ?,
                  page = case when ? then null else page end where sync_id = ?""")
                .params(error.length() > LONGEST ? error.substring(0, LONGEST) : error, now, now.plus(wait), fresh, sync).update();
    }

    /** Something went wrong beside the reading, which goes on. */
    void trouble(long sync, String error) {
        db.sql("update sync_checkpoint set error = ?, error_at = ? where sync_id = ?")
                .params(error.length() > LONGEST ? error.substring(0, LONGEST) : error, OffsetDateTime.now(clock), sync).update();
    }

    /** From now on there is something to do. */
    void wake(long sync) {
        db.sql("update sync_checkpoint set due = least(due, ?) where sync_id = ?").params(OffsetDateTime.now(clock), sync).update();
    }

    /** Active syncs with anything to do now. */
    List<Long> due() {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return db.sql("""
                select s.id from sync s join sync_checkpoint c on c.sync_id = s.id where s.state = 'active' and (c.due <= :now
                  or c.loaded is not null and exists (select from sync_push p where p.sync_id = s.id and p.refused is null and p.due <= :now)
                  or exists (select from sync_hint h where h.sync_id = s.id and h.due <= :now)) order by c.due""")
                .param("now", now).query(Long.class).list();
    }

    private static Checkpoint row(ResultSet rs, int i) throws SQLException {
        return new Checkpoint(Links.instant(rs, "since"), rs.getString("since_id"), rs.getString("page"), rs.getBoolean("reading"),
                Links.instant(rs, "newest"), Links.instant(rs, "loaded"), Links.instant(rs, "due"), rs.getLong("rows_read"), rs.getLong("made"),
                rs.getLong("changed"), rs.getLong("told"), rs.getLong("links"), rs.getInt("failures"), rs.getString("error"), Links.instant(rs, "error_at"),
                Links.instant(rs, "looked"));
    }
}
