package io.kenh.event;

import io.kenh.platform.Doorbell;
import io.kenh.platform.Json;
import io.kenh.platform.Line;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The log of changes; each new one is work for line two. */
@Component
public class Changes {

    private final JdbcClient db;
    private final Doorbell doorbell;
    private final ObjectProvider<ChangeListener> listeners;

    Changes(JdbcClient db, Doorbell doorbell, ObjectProvider<ChangeListener> listeners) {
        this.db = db;
        this.doorbell = doorbell;
        this.listeners = listeners;
    }

    /**
     * Writes changes and queues them, in order, as part of the caller's transaction. The transaction gets its own id before the
     * changes get theirs: whoever reads the log can tell by it which ids may still be missing.
     */
    public void append(List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        db.sql("""
                with made as (
                  insert into change (object, object_id, kind, lane, record, before, cause, depth, at, detail)
                  select object, object_id, kind, lane, record::jsonb, before::jsonb, cause, depth, at::timestamptz, detail::jsonb
                  from unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::text[], ?::text[])
                       with ordinality as t (object, object_id, kind, lane, record, before, cause, depth, at, detail, n)
                  where pg_current_xact_id() is not null
                  order by n
                  returning id, lane, at)
                insert into change_queue (slot, id, lane, since)
                select slot_of(lane), id, lane, at from made returning slot""")
                .params(texts(changes, Change::object), changes.stream().map(Change::objectId).toArray(Long[]::new),
                        texts(changes, Change::kind), texts(changes, Change::lane),
                        texts(changes, c -> Json.write(c.record())), texts(changes, c -> Json.write(c.before())),
                        texts(changes, Change::cause), changes.stream().map(Change::depth).toArray(Integer[]::new),
                        texts(changes, c -> c.at().toString()),
                        texts(changes, c -> c.detail().isEmpty() ? null : Json.write(c.detail())))
                .query(Integer.class).list().stream().distinct()
                .forEach(slot -> doorbell.ringAfterCommit(Line.CHANGE, slot));
        listeners.forEach(listener -> listener.changed(changes));
    }

    /** In the order of the ids. */
    public List<Change> load(Collection<Long> ids) {
        return db.sql("select * from change where id = any(?) order by id").param(ids.toArray(Long[]::new))
                .query(Changes::row).list();
    }

    /** The changes of one record, newest first. */
    public List<Change> of(String object, long objectId, int most) {
        return of(object, objectId, Long.MAX_VALUE, most);
    }

    /** The same, only those with a smaller id than {@code before}. */
    public List<Change> of(String object, long objectId, long before, int most) {
        return db.sql("select * from change where object = ? and object_id = ? and id < ? order by id desc limit ?")
                .params(object, objectId, before, most).query(Changes::row).list();
    }

    private static String[] texts(List<Change> changes, Function<Change, String> of) {
        return changes.stream().map(of).toArray(String[]::new);
    }

    private static Change row(ResultSet rs, int i) throws SQLException {
        return new Change(rs.getLong("id"), rs.getString("object"), rs.getLong("object_id"), rs.getString("kind"),
                rs.getString("lane"), Json.map(rs.getString("record")), Json.map(rs.getString("before")),
                rs.getString("cause"), rs.getInt("depth"), rs.getObject("at", OffsetDateTime.class).toInstant(),
                Json.map(rs.getString("detail")));
    }
}
