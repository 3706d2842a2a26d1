package io.kenh.sync;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Records whose present state a CRM has yet to hear. One entry for each record: what is told is always the present. */
@Component
class Pushes {

    /** @param stamp of the entry when it was taken: a later change makes it grow */
    record Push(long id, long recordId, int stamp, boolean tried, int attempts) {
    }

    private final JdbcClient db;
    private final Clock clock;

    Pushes(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** As part of the caller's transaction: these have changed. */
    void changed(long sync, Collection<Long> records) {
        add(sync, records, "do update set stamp = sync_push.stamp + 1, refused = null, due = least(sync_push.due, excluded.due)");
    }

    /** As part of the caller's transaction: these are to be looked at, unless they are to be already. */
    void add(long sync, Collection<Long> records) {
        add(sync, records, "do nothing");
    }

    private void add(long sync, Collection<Long> records, String onConflict) {
        if (!records.isEmpty()) {
            db.sql("insert into sync_push (sync_id, record_id, due) select ?, r, ? from unnest(?::bigint[]) r on conflict (sync_id, record_id) " + onConflict)
                    .params(sync, OffsetDateTime.now(clock), new TreeSet<>(records).toArray(Long[]::new)).update();
        }
    }

    /** The records of a kind that have no row, once the first load is whole. */
    void addStrangers(Sync sync) {
        boolean person = sync.record().equals("lead");
        db.sql("""
                insert into sync_push (sync_id, record_id, due)
                select ?, r.id, ? from %s r where not exists (select from sync_link l where l.sync_id = ? and l.record_id = r.id)%s
                order by r.id on conflict do nothing""".formatted(sync.record(), person ? " and r.converted is null" : ""))
                .params(sync.id(), OffsetDateTime.now(clock), sync.id()).update();
    }

    /** The one that has waited longest. */
    Optional<Push> next(long sync) {
        return db.sql("select id, record_id, stamp, tried, attempts from sync_push where sync_id = ? and refused is null and due <= ? order by due, id limit 1")
                .params(sync, OffsetDateTime.now(clock)).query(Pushes::row).optional();
    }

    /** Written down before a row is made, so that nobody makes it twice after an interruption. */
    void tried(Push push, boolean tried) {
        db.sql("update sync_push set tried = ? where id = ?").params(tried, push.id()).update();
    }

    /** The CRM has heard it; what has changed meanwhile stays. */
    void done(Push push) {
        db.sql("delete from sync_push where id = ? and stamp = ?").params(push.id(), push.stamp()).update();
        db.sql("update sync_push set tried = false, attempts = 0 where id = ?").param(push.id()).update();
    }

    void later(Push push, Duration wait) {
        db.sql("update sync_push set attempts = attempts + 1, due = ? where id = ?").params(OffsetDateTime.now(clock).plus(wait), push.id()).update();
    }

    /** A person has to look; a later change of the record tries again. */
    void refuse(Push push, String why) {
        db.sql("update sync_push set refused = ?, attempts = attempts + 1 where id = ? and stamp = ?").params(why, push.id(), push.stamp()).update();
    }

    /** Tries again what was refused. */
    int redrive(long sync) {
        return db.sql("update sync_push set refused = null, due = ? where sync_id = ? and refused is not null").params(OffsetDateTime.now(clock), sync).update();
    }

    private static Push row(ResultSet rs, int i) throws SQLException {
        return new Push(rs.getLong(1), rs.getLong(2), rs.getInt(3), rs.getBoolean(4), rs.getInt(5));
    }
}
