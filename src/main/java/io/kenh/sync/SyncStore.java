package io.kenh.sync;

import io.kenh.connector.CrmObject;
import io.kenh.connector.CrmQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The table of syncs. */
@Component
class SyncStore {

    /** Every node must have heard of a new sync before its first load begins: a change that it does not note would be lost. */
    private static final Duration HEARD = Duration.ofSeconds(6);

    private final JdbcClient db;
    private final MappingReader reader;
    private final Clock clock;

    SyncStore(JdbcClient db, MappingReader reader, Clock clock) {
        this.db = db;
        this.reader = reader;
        this.clock = clock;
    }

    List<Sync> all() {
        return db.sql("select * from sync order by id").query(SyncStore::row).list();
    }

    Optional<Sync> byId(long id) {
        return db.sql("select * from sync where id = ?").param(id).query(SyncStore::row).optional();
    }

    SyncMapping mapping(Sync sync, CrmObject object) {
        return reader.read(sync.mapping(), object);
    }

    @Transactional
    public long create(long connection, SyncMapping mapping, String yaml) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        long id = db.sql("insert into sync (connection_id, object, record, mapping, created, updated) values (?, ?, ?, ?, ?, ?) returning id")
                .params(connection, mapping.object(), mapping.record().key(), yaml, now, now).query(Long.class).single();
        db.sql("insert into sync_checkpoint (sync_id, since, due) values (?, ?, ?)").params(id, Links.at(CrmQuery.EVER), now.plus(HEARD)).update();
        return id;
    }

    /** Another mapping: fields that are new have never agreed, so everything is loaded once more, and nothing of it is news. */
    @Transactional
    public void change(long id, String yaml) {
        db.sql("update sync set mapping = ?, updated = ? where id = ?").params(yaml, OffsetDateTime.now(clock), id).update();
        db.sql("update sync_link set version = null where sync_id = ?").param(id).update();
        db.sql("delete from sync_awaited_record where sync_id = ?").param(id).update();
        db.sql("update sync_checkpoint set newest = null, loaded = null, reading = false, page = null, since_id = null, due = ? where sync_id = ?")
                .params(OffsetDateTime.now(clock), id).update();
    }

    void state(long id, String state) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        db.sql("update sync set state = ?, updated = ? where id = ?").params(state, now, id).update();
        db.sql("update sync_checkpoint set failures = 0, due = greatest(due, ?) where sync_id = ? and loaded is null and not reading").params(now.plus(HEARD), id).update();
    }

    void delete(long id) {
        db.sql("delete from sync where id = ?").param(id).update();
    }

    private static Sync row(ResultSet rs, int i) throws SQLException {
        return new Sync(rs.getLong("id"), rs.getLong("connection_id"), rs.getString("object"), rs.getString("record"), rs.getString("mapping"),
                rs.getString("state"), Links.instant(rs, "updated"));
    }
}
