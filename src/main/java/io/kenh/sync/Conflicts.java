package io.kenh.sync;

import io.kenh.platform.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a person should know or decide; one open entry for each matter. */
@Component
class Conflicts {

    /** Both sides changed a field. */
    static final String FIELD = "field";
    /** Two rows look like one record. */
    static final String DOUBLE = "double";
    /** A value that the other side cannot hold. */
    static final String VALUE = "value";
    /** The CRM refuses a record. */
    static final String REFUSED = "refused";
    /** Nobody knows whether the CRM made a row. */
    static final String LOST = "lost";

    private final JdbcClient db;
    private final Clock clock;

    Conflicts(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @param winner null to leave it to a person */
    void note(long sync, String externalId, Long recordId, String field, String kind, Object ours, Object theirs, String note, String winner) {
        db.sql("""
                insert into sync_conflict (sync_id, external_id, record_id, field, kind, ours, theirs, note, winner, at, settled)
                values (?, coalesce(?, ''), ?, coalesce(?, ''), ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?)
                on conflict (sync_id, external_id, field, kind, coalesce(record_id, 0)) where winner is null
                do update set ours = excluded.ours, theirs = excluded.theirs, note = excluded.note""")
                .params(java.util.Arrays.asList(sync, externalId, recordId, field, kind, Json.write(ours), Json.write(theirs), note, winner,
                        OffsetDateTime.now(clock), winner == null ? null : OffsetDateTime.now(clock))).update();
    }

    /** Newest first. @param open only those that wait for a person */
    List<SyncConflict> of(long sync, boolean open, int most) {
        return db.sql("select * from sync_conflict where sync_id = ? and (not ? or winner is null) order by id desc limit ?")
                .params(sync, open, most).query(Conflicts::row).list();
    }

    Optional<SyncConflict> byId(long id) {
        return db.sql("select * from sync_conflict where id = ?").param(id).query(Conflicts::row).optional();
    }

    /** False where somebody has settled it already. */
    boolean settle(long id, String winner, String by) {
        return db.sql("update sync_conflict set winner = ?, settled = ?, settled_by = ? where id = ? and winner is null")
                .params(winner, OffsetDateTime.now(clock), by, id).update() == 1;
    }

    /** What has come right by itself. */
    void close(long sync, String externalId, Long recordId, String kind) {
        db.sql("""
                update sync_conflict set winner = 'seen', settled = ? where sync_id = ? and kind = ? and winner is null
                  and (external_id = ? and external_id <> '' or record_id = ?)""")
                .params(java.util.Arrays.asList(OffsetDateTime.now(clock), sync, kind, externalId, recordId)).update();
    }

    private static SyncConflict row(ResultSet rs, int i) throws SQLException {
        return new SyncConflict(rs.getLong("id"), rs.getLong("sync_id"), rs.getString("external_id"), rs.getObject("record_id", Long.class),
                rs.getString("field"), rs.getString("kind"), Json.read(rs.getString("ours"), Object.class), Json.read(rs.getString("theirs"), Object.class),
                rs.getString("note"), rs.getString("winner"), Links.instant(rs, "at"), rs.getString("settled_by"));
    }
}
