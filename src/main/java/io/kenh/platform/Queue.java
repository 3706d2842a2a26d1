package io.kenh.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The queues of the three lines, as tables. The row is the truth: who holds the slot's lock may
 * take its rows, and a row goes away in the same transaction that does its work.
 */
@Component
public class Queue {

    private final JdbcClient db;
    private final Clock clock;

    Queue(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Waits until this transaction is the only one that takes rows of the slot. The queues are nearly empty at one moment and
     * long at the next, so the planner's picture of them is always wrong: for this transaction it is told to walk the indexes.
     * A rehearsal's queues are its own, so it must not keep the hub's workers from theirs.
     */
    public void lock(Line line, int slot) {
        if (Rehearsal.isOn()) {
            return;
        }
        db.sql("""
                select set_config('enable_bitmapscan', 'off', true), set_config('enable_seqscan', 'off', true),
                       pg_advisory_xact_lock(?, ?)""").params(line.ordinal() + 1, slot).query((rs, i) -> null).list();
    }

    /**
     * The oldest rows of the slot that may be worked on now, in order. A held row whose time has not come
     * and one that is under way outside block their lane, and nothing else.
     */
    public List<Queued> next(Line line, int slot, int most) {
        return next(line, slot, most, "true", null);
    }

    /**
     * As above, of those rows for which a condition of the line holds.
     *
     * @param condition SQL about the queue row {@code q} with the parameter {@code :value}; never from outside
     */
    public List<Queued> next(Line line, int slot, int most, String condition, Object value) {
        return db.sql("""
                (select q.* from %1$s q where slot = :slot and taken_by is null and not held and lane <> all(:blocked) and %2$s
                 order by slot, id limit :most)
                union all
                (select q.* from %1$s q where slot = :slot and held and taken_by is null and due <= :now and lane <> all(:blocked) and %2$s
                 order by slot, id limit :most)
                order by id limit :most""".formatted(line.queue(), condition))
                .param("slot", slot).param("most", most).param("now", now()).param("value", value).param("blocked", blocked(line, slot))
                .query(Queue::row).list();
    }

    /** Left out by the search itself: a long lane behind its blocked head must not fill the whole look into the queue. */
    private String[] blocked(Line line, int slot) {
        return db.sql("""
                select lane from %1$s where slot = :slot and taken_by is not null
                union select lane from %1$s where slot = :slot and held and due > :now""".formatted(line.queue()))
                .param("slot", slot).param("now", now()).query(String.class).list().toArray(String[]::new);
    }

    /** The row as it is now, if it still waits; to be asked under the slot's lock. */
    Optional<Queued> waiting(Line line, Queued row) {
        return db.sql("select id, slot, lane, attempts, since from %s where slot = ? and id = ? and taken_by is null"
                .formatted(line.queue())).params(row.slot(), row.id()).query(Queue::row).optional();
    }

    /** The work is done; its rows go. */
    public void done(Line line, Collection<Queued> rows) {
        if (!rows.isEmpty()) {
            db.sql("delete from %s q using unnest(?::int[], ?::bigint[]) as t (slot, id) where q.slot = t.slot and q.id = t.id"
                    .formatted(line.queue())).params(slots(rows), ids(rows)).update();
        }
    }

    /** Marks rows as under way outside; they stay in the queue until they are settled. */
    public void take(Line line, Collection<Queued> rows, long node) {
        if (!rows.isEmpty()) {
            db.sql("update %s q set taken_by = ? from unnest(?::int[], ?::bigint[]) as t (slot, id) where q.slot = t.slot and q.id = t.id"
                    .formatted(line.queue())).params(node, slots(rows), ids(rows)).update();
        }
    }

    /** The row waits for its next attempt, and its lane with it. */
    public void hold(Line line, Queued row, Instant due, boolean failed) {
        db.sql("update %s set held = true, due = ?, taken_by = null, attempts = attempts + ? where slot = ? and id = ?"
                .formatted(line.queue()))
                .params(due.atOffset(java.time.ZoneOffset.UTC), failed ? 1 : 0, row.slot(), row.id()).update();
    }

    /** Which of the rows are still marked as under way at a node; they stay locked until the transaction ends. */
    public Set<Long> stillTaken(Line line, Collection<Queued> rows, long node) {
        return Set.copyOf(db.sql("""
                select q.id from %s q join unnest(?::int[], ?::bigint[]) as t (slot, id) on q.slot = t.slot and q.id = t.id
                where q.taken_by = ? order by q.slot, q.id for update of q""".formatted(line.queue()))
                .params(slots(rows), ids(rows), node).query(Long.class).list());
    }

    /** Rows that are marked as under way at nodes that are gone, or at this one; they stay locked until the transaction ends. */
    public List<Queued> takenByLostOr(Line line, long self) {
        return db.sql("""
                select id, slot, lane, attempts, since from %s q
                where taken_by is not null
                  and (taken_by = ? or not exists (select 1 from node n where n.id = q.taken_by))
                order by id limit 500 for update skip locked""".formatted(line.queue())).param(self).query(Queue::row).list();
    }

    /** Slots in which something could be worked on now. */
    public Set<Integer> ready(Line line) {
        return Set.copyOf(db.sql("""
                select s from generate_series(0, :last) s
                where exists (select 1 from %s q where q.slot = s and taken_by is null and (not held or due <= :now))"""
                .formatted(line.queue()))
                .param("last", Slots.COUNT - 1).param("now", now()).query(Integer.class).list());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static Integer[] slots(Collection<Queued> rows) {
        return rows.stream().map(Queued::slot).toArray(Integer[]::new);
    }

    private static Long[] ids(Collection<Queued> rows) {
        return rows.stream().map(Queued::id).toArray(Long[]::new);
    }

    static Queued row(ResultSet rs, int i) throws SQLException {
        return new Queued(rs.getLong("id"), rs.getInt("slot"), rs.getString("lane"), rs.getInt("attempts"),
                rs.getObject("since", OffsetDateTime.class).toInstant());
    }
}
