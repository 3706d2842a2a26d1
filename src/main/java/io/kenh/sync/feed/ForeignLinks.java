package io.kenh.sync.feed;

import io.kenh.crm.RecordType;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which record of ours a row of another system is. */
@Component
class ForeignLinks {

    /** Rows of one kind in one other system. */
    record Side(long connection, RecordType type) { }

    private final JdbcClient db;
    private final Clock clock;

    ForeignLinks(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** By key; rows that are none of our records are left out. */
    Map<String, Long> of(Side side, Collection<String> keys) {
        Map<String, Long> links = new HashMap<>();
        db.sql("select key, object_id from foreign_record where connection_id = ? and object = ? and key = any(?)")
                .params(side.connection(), side.type().key(), keys.toArray(String[]::new)).query((rs, i) -> links.put(rs.getString(1), rs.getLong(2))).list();
        return links;
    }

    /** In one order everywhere; a row that was deleted there and is back is no longer noted as deleted. */
    void put(Side side, Map<String, Long> links) {
        Map<String, Long> sorted = new TreeMap<>(links);
        db.sql("""
                insert into foreign_record (connection_id, object, key, object_id, updated)
                select ?, ?, l.key, l.id, ? from unnest(?::text[], ?::bigint[]) as l (key, id)
                on conflict (connection_id, object, key) do update set deleted = null, updated = excluded.updated""")
                .params(side.connection(), side.type().key(), OffsetDateTime.now(clock), sorted.keySet().toArray(String[]::new),
                        sorted.values().toArray(Long[]::new)).update();
    }

    void deleted(Side side, String key) {
        db.sql("update foreign_record set deleted = ? where connection_id = ? and object = ? and key = ?")
                .params(OffsetDateTime.now(clock), side.connection(), side.type().key(), key).update();
    }
}
