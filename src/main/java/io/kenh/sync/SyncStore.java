package io.kenh.sync;

import io.kenh.connector.CrmObject;
import io.kenh.connector.CrmQuery;
import io.kenh.platform.Nodes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The table of syncs. */
@Component
class SyncStore {

    /** Every other node must have heard of a new sync before its first load begins: a change that it does not note would be lost. */
    private static final Duration HEARD = Duration.ofSeconds(6);

    /** What a mapping said, by the same word of the connector. */
    private record Known(String yaml, CrmObject object, SyncMapping mapping) { }

    private final Map<Long, Known> known = new ConcurrentHashMap<>();
    private final JdbcClient db;
    private final MappingReader reader;
    private final Nodes nodes;
    private final Clock clock;

    SyncStore(JdbcClient db, MappingReader reader, Nodes nodes, Clock clock) {
        this.db = db;
        this.reader = reader;
        this.nodes = nodes;
        this.clock = clock;
    }

    List<Sync> all() {
        return db.sql("select * from sync order by id").query(SyncStore::row).list();
    }

    Optional<Sync> byId(long id) {
        return db.sql("select * from sync where id = ?").param(id).query(SyncStore::row).optional();
    }

    SyncStatus status(Sync sync, Checkpoint at) {
        return db.sql("""
                select (select count(*) from sync_push where sync_id = :id and refused is null),
                  (select count(*) from sync_push where sync_id = :id and refused is not null),
                  (select count(*) from sync_conflict where sync_id = :id and winner is null)""").param("id", sync.id())
                .query((rs, i) -> new SyncStatus(sync, at, rs.getLong(1), rs.getLong(2), rs.getLong(3), at.links())).single();
    }

    SyncMapping mapping(Sync sync, CrmObject object) {
        Known held = known.get(sync.id());
        if (held == null || held.object() != object || !held.yaml().equals(sync.mapping())) {
            held = new Known(sync.mapping(), object, reader.read(sync.mapping(), object));
            known.put(sync.id(), held);
        }
        return held.mapping();
    }

    @Transactional
    public long create(long connection, SyncMapping mapping, String yaml) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        long id = db.sql("insert into sync (connection_id, object, record, mapping, created, updated) values (?, ?, ?, ?, ?, ?) returning id")
                .params(connection, mapping.object(), mapping.record().key(), yaml, now, now).query(Long.class).single();
        db.sql("insert into sync_checkpoint (sync_id, since, due) values (?, ?, ?)").params(id, Links.at(CrmQuery.EVER), now.plus(heard())).update();
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
        db.sql("update sync_checkpoint set failures = 0, due = greatest(due, ?) where sync_id = ? and loaded is null and not reading").params(now.plus(heard()), id).update();
    }

    private Duration heard() {
        return nodes.isAlone() ? Duration.ZERO : HEARD;
    }

    void delete(long id) {
        db.sql("delete from sync where id = ?").param(id).update();
        known.remove(id);
    }

    private static Sync row(ResultSet rs, int i) throws SQLException {
        return new Sync(rs.getLong("id"), rs.getLong("connection_id"), rs.getString("object"), rs.getString("record"), rs.getString("mapping"),
                rs.getString("state"), Links.instant(rs, "updated"));
    }
}
