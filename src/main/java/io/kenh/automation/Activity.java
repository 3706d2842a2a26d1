package io.kenh.automation;

import io.kenh.crm.RecordType;
import io.kenh.event.Change;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Remembers when somebody touched a record last, for automations on inactivity. What automations did themselves does not count,
 * else the first would keep its record from ever being quiet again.
 */
@Component
class Activity {

    private final JdbcClient db;

    Activity(JdbcClient db) {
        this.db = db;
    }

    /** A record. */
    record Key(String object, long id) { }

    /** @param watched kinds of record that matter */
    void note(List<Change> changes, Set<String> watched) {
        if (watched.isEmpty()) {
            return;
        }
        Map<Key, OffsetDateTime> touched = new LinkedHashMap<>();
        Map<Key, OffsetDateTime> moved = new LinkedHashMap<>();
        for (Change change : changes) {
            if (!change.kind().equals(Change.DUE)) {
                about(change).filter(key -> watched.contains(key.object())).forEach(key ->
                        (change.depth() == 0 ? touched : moved).put(key, change.at().atOffset(ZoneOffset.UTC)));
            }
        }
        write(touched, """
                insert into activity (object, object_id, at) select * from unnest(?::text[], ?::bigint[], ?::timestamptz[])
                on conflict (object, object_id) do update set at = greatest(activity.at, excluded.at)""");
        write(moved, """
                insert into activity (object, object_id, at)
                select t.object, t.id, coalesce((select max(c.at) from change c where c.object = t.object and c.object_id = t.id
                                                 and c.depth = 0 and c.kind <> 'due'), t.at)
                from unnest(?::text[], ?::bigint[], ?::timestamptz[]) as t (object, id, at) on conflict (object, object_id) do nothing""");
    }

    /** The record itself, and the person it belongs to: who writes a mail is active as a contact too. */
    static Stream<Key> about(Change change) {
        return Stream.concat(Stream.of(new Key(change.object(), change.objectId())), Stream.of(RecordType.CONTACT, RecordType.LEAD)
                .filter(type -> change.record().get(type.key() + "_id") instanceof Number)
                .map(type -> new Key(type.key(), ((Number) change.record().get(type.key() + "_id")).longValue())));
    }

    private void write(Map<Key, OffsetDateTime> times, String sql) {
        if (!times.isEmpty()) {
            List<Key> keys = times.keySet().stream().sorted(java.util.Comparator.comparing(Key::object).thenComparing(Key::id)).toList();
            db.sql(sql).params(keys.stream().map(Key::object).toArray(String[]::new), keys.stream().map(Key::id).toArray(Long[]::new),
                    keys.stream().map(key -> times.get(key).toString()).toArray(String[]::new)).update();
        }
    }
}
