package io.kenh.crm.merge;

import io.kenh.crm.Edit;
import io.kenh.crm.MovedWithContact;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Cause;
import io.kenh.event.Change;
import io.kenh.event.Changes;
import io.kenh.platform.Json;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The steps of a merge and of its undoing, as part of the caller's transaction. */
@Component
public class MergeSteps {

    private final JdbcClient db;
    private final Records records;
    private final Changes changes;
    private final MergeLog log;
    private final List<MovedWithContact> moved;
    private final Clock clock;

    MergeSteps(JdbcClient db, Records records, Changes changes, MergeLog log, List<MovedWithContact> moved, Clock clock) {
        this.db = db;
        this.records = records;
        this.changes = changes;
        this.log = log;
        this.moved = moved;
        this.clock = clock;
    }

    /** Nobody else changes the two meanwhile, or hangs something on them. */
    public void lock(long one, long other) {
        db.sql("select id from contact where id = any(?) order by id for update").param(new Long[] {one, other}).query(Long.class).list();
    }

    /** What the one that stays gets. */
    public static Map<String, Object> fields(Map<String, Object> kept, Map<String, Object> gone) {
        return Union.of(kept, gone);
    }

    /** @return id of the merge */
    public long merge(Map<String, Object> kept, Map<String, Object> gone, Cause cause) {
        long to = id(kept);
        long from = id(gone);
        Map<String, Object> after = Union.of(kept, gone);
        Map<String, Object> before = new LinkedHashMap<>();
        after.keySet().forEach(field -> before.put(field, kept.get(field)));
        Map<String, List<String>> took = new LinkedHashMap<>();
        moved.forEach(one -> took.put(one.name(), one.move(from, to, cause)));
        records.update(RecordType.CONTACT, to, Edit.set(after), cause);
        db.sql("delete from contact where id = ?").param(from).update();
        long merge = log.add(to, gone, before, after, took, cause);
        changes.append(List.of(told(Change.MERGED, to, from, merge, cause), told(Change.MERGED, from, to, merge, cause)));
        return merge;
    }

    public void part(MergeLog.Entry entry, Map<String, Object> now, Cause cause) {
        long from = entry.merge().kept();
        long to = entry.merge().gone();
        restore(entry.record());
        records.update(RecordType.CONTACT, from, Edit.set(Union.parting(now, entry.before(), entry.after())), cause);
        moved.forEach(one -> one.back(entry.moved().getOrDefault(one.name(), List.of()), from, to, cause));
        log.undone(entry.merge().id(), cause);
        changes.append(List.of(told(Change.PARTED, from, to, entry.merge().id(), cause), told(Change.PARTED, to, from, entry.merge().id(), cause)));
    }

    private void restore(Map<String, Object> record) {
        String columns = String.join(", ", new TreeSet<>(record.keySet()));
        db.sql("insert into contact (%1$s) overriding system value select %1$s from jsonb_populate_record(null::contact, ?::jsonb)".formatted(columns))
                .param(Json.write(record)).update();
    }

    private Change told(String kind, long contact, long other, long merge, Cause cause) {
        return Change.told("contact", contact, kind, "contact:" + contact, Map.of("contact", other, "merge", merge), cause, clock.instant());
    }

    private static long id(Map<String, Object> record) {
        return ((Number) record.get("id")).longValue();
    }
}
