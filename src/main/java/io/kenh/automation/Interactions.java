package io.kenh.automation;

import io.kenh.event.Cause;
import io.kenh.event.Change;
import io.kenh.event.Changes;
import io.kenh.platform.Rehearsal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts how often people are in touch, for automations on that, and tells when a number is reached. Counted is what line two has
 * met, each change once; whoever counts for somebody keeps others from it until the transaction ends, so a number is reached
 * exactly once however many workers bring its interactions.
 */
@Component("interactions")
public class Interactions {

    /** No trigger looks back further. */
    private static final int KEPT_DAYS = 370;

    private final JdbcClient db;
    private final Changes changes;
    private final Clock clock;

    Interactions(JdbcClient db, Changes changes, Clock clock) {
        this.db = db;
        this.changes = changes;
        this.clock = clock;
    }

    private record Touch(String object, long id, Change change) { }

    private record Noted(long n, String object, long id, Change change) { }

    /** @param counted kind of record → what its automations count */
    void note(List<Change> met, Map<String, Set<Repeated>> counted) {
        List<Touch> touches = counted.isEmpty() ? List.of() : met.stream().filter(change -> Repeated.KINDS.contains(change.kind()))
                .flatMap(change -> Activity.about(change).filter(key -> counted.containsKey(key.object())).map(key -> new Touch(key.object(), key.id(), change)))
                .toList();
        if (!touches.isEmpty()) {
            lock(touches);
            List<Noted> noted = write(touches);
            counted.forEach((object, all) -> all.forEach(repeated -> tell(repeated, noted.stream().filter(one -> one.object().equals(object)
                    && repeated.kinds().contains(one.change().kind())).toList())));
        }
    }

    /** Always in the same order, so that nobody waits in a circle. A rehearsal has nobody to keep away. */
    private void lock(List<Touch> touches) {
        if (!Rehearsal.isOn()) {
            db.sql("""
                    select pg_advisory_xact_lock(h) from (select distinct hashtextextended('interaction ' || o || id, 0) h
                      from unnest(?::text[], ?::bigint[]) as t (o, id) order by h offset 0) t""")
                    .params(texts(touches, Touch::object), touches.stream().map(Touch::id).toArray(Long[]::new)).query((rs, i) -> null).list();
        }
    }

    /** Those that are new, in their order. */
    private List<Noted> write(List<Touch> touches) {
        List<Noted> noted = new ArrayList<>();
        db.sql("""
                insert into interaction (object, object_id, change_id, kind, at)
                select object, object_id, change_id, kind, at::timestamptz from unnest(?::text[], ?::bigint[], ?::bigint[], ?::text[], ?::text[])
                  with ordinality as t (object, object_id, change_id, kind, at, n) order by n
                on conflict do nothing returning n, object, object_id, change_id""")
                .params(texts(touches, Touch::object), touches.stream().map(Touch::id).toArray(Long[]::new),
                        touches.stream().map(touch -> touch.change().id()).toArray(Long[]::new), texts(touches, touch -> touch.change().kind()),
                        texts(touches, touch -> touch.change().at().toString()))
                .query((rs, i) -> noted.add(new Noted(rs.getLong(1), rs.getString(2), rs.getLong(3), change(touches, rs.getLong(4))))).list();
        return noted;
    }

    private static Change change(List<Touch> touches, long id) {
        return touches.stream().map(Touch::change).filter(change -> change.id() == id).findFirst().orElseThrow();
    }

    private void tell(Repeated repeated, List<Noted> noted) {
        if (!noted.isEmpty()) {
            List<Change> reached = new ArrayList<>();
            db.sql("""
                    select m.place, array(select w.at from interaction w where w.object = m.object and w.object_id = m.object_id and w.n <= m.n
                                            and w.kind = any(:kinds) order by w.n desc limit :most)
                    from unnest(:objects::text[], :ids::bigint[], :ns::bigint[]) with ordinality as m (object, object_id, n, place) order by place""")
                    .param("kinds", repeated.kinds().toArray(String[]::new)).param("most", repeated.count() + 1)
                    .param("objects", texts(noted, Noted::object)).param("ids", noted.stream().map(Noted::id).toArray(Long[]::new))
                    .param("ns", noted.stream().map(Noted::n).toArray(Long[]::new))
                    .query((rs, i) -> {
                        List<Instant> times = Arrays.stream((Timestamp[]) rs.getArray(2).getArray()).map(Timestamp::toInstant).toList();
                        return repeated.isReached(times, clock.getZone()) && reached.add(told(repeated, noted.get(rs.getInt(1) - 1)));
                    }).list();
            changes.append(reached);
        }
    }

    private Change told(Repeated repeated, Noted noted) {
        Change change = noted.change();
        return Change.told(noted.object(), noted.id(), Change.FREQUENT, change.lane(), repeated.detail(), new Cause(change.cause(), change.depth()), clock.instant());
    }

    /** Nightly: what no trigger looks back at any more is forgotten. */
    public void forget() {
        db.sql("delete from interaction where at < ?").param(OffsetDateTime.now(clock).minusDays(KEPT_DAYS)).update();
    }

    private static <T> String[] texts(List<T> items, Function<T, String> of) {
        return items.stream().map(of).toArray(String[]::new);
    }
}
