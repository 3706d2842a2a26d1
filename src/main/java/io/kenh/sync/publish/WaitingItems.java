package io.kenh.sync.publish;

import io.kenh.event.Change;
import io.kenh.event.Changes;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What could not be delivered at once, and what waits behind it. */
@Component
class WaitingItems {

    private record Row(long id, int attempts, Timestamp since) { }

    private final JdbcClient db;
    private final Changes changes;

    WaitingItems(JdbcClient db, Changes changes) {
        this.db = db;
        this.changes = changes;
    }

    /** The oldest item of each record, of those whose moment has come; oldest first. */
    List<Item> due(long subscription, Instant now, int most) {
        return heads(subscription, "where due <= ?", now, most);
    }

    /** The oldest item of all, whether its moment has come or not: to try whether the receiver is back. */
    List<Item> oldest(long subscription, Instant now) {
        return heads(subscription, "where ?::timestamptz is not null", now, 1);
    }

    private List<Item> heads(long subscription, String which, Instant now, int most) {
        Map<Long, Row> rows = db.sql("""
                select change_id as id, attempts, since from (
                  select distinct on (lane) * from subscription_item where subscription_id = ? and not parked order by lane, change_id) head
                %s order by change_id limit ?""".formatted(which)).params(subscription, now.atOffset(ZoneOffset.UTC), most)
                .query(Row.class).list().stream().collect(Collectors.toMap(Row::id, Function.identity()));
        return changes.load(rows.keySet()).stream().map(change -> item(change, rows.get(change.id()))).toList();
    }

    private static Item item(Change change, Row row) {
        return new Item(change, row.attempts(), row.since().toInstant());
    }

    /** Which records have something that waits, so that what is new waits behind it. */
    Set<String> lanes(long subscription, Collection<String> lanes) {
        return Set.copyOf(db.sql("select distinct lane from subscription_item where subscription_id = ? and lane = any(?) and not parked")
                .params(subscription, lanes.toArray(String[]::new)).query(String.class).list());
    }

    void hold(long subscription, Item item, int attempts, Instant due, String reason, Instant now) {
        put(subscription, item, attempts, due, false, reason, now);
    }

    void park(long subscription, Item item, String reason, Instant now) {
        put(subscription, item, item.attempts() + 1, now, true, reason, now);
    }

    private void put(long subscription, Item item, int attempts, Instant due, boolean parked, String reason, Instant now) {
        OffsetDateTime since = (item.since() == null ? now : item.since()).atOffset(ZoneOffset.UTC);
        db.sql("""
                insert into subscription_item (subscription_id, change_id, lane, attempts, due, parked, reason, since) values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (subscription_id, change_id) do update
                  set attempts = excluded.attempts, due = excluded.due, parked = excluded.parked, reason = excluded.reason""")
                .params(subscription, item.change().id(), item.lane(), attempts, due.atOffset(ZoneOffset.UTC), parked, reason, since).update();
    }

    void remove(long subscription, Collection<Long> changes) {
        db.sql("delete from subscription_item where subscription_id = ? and change_id = any(?)")
                .params(subscription, changes.toArray(Long[]::new)).update();
    }
}
