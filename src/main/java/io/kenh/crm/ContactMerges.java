package io.kenh.crm;

import io.kenh.crm.MergePreview.KnownAddress;
import io.kenh.crm.NoMerge.Reason;
import io.kenh.crm.merge.MergeLog;
import io.kenh.crm.merge.MergeSteps;
import io.kenh.event.Cause;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Two contacts that are one person become one: everything moves, is logged, and can be parted again. */
@Component
public class ContactMerges {

    private final Records records;
    private final MergeSteps steps;
    private final MergeLog log;
    private final List<MovedWithContact> moved;
    private final JdbcClient db;

    ContactMerges(Records records, MergeSteps steps, MergeLog log, List<MovedWithContact> moved, JdbcClient db) {
        this.records = records;
        this.steps = steps;
        this.log = log;
        this.moved = moved;
        this.db = db;
    }

    /**
     * What {@link #merge} would do.
     *
     * @throws NoMerge when one of them does not exist, or both are the same
     */
    public MergePreview preview(long keep, long gone) {
        Map<String, Object> kept = find(keep);
        Map<String, Object> other = find(gone);
        refuseSame(keep, gone);
        Map<String, Object> fields = MergeSteps.fields(kept, other);
        List<String> differing = kept.keySet().stream().filter(field -> kept.get(field) instanceof String && other.get(field) instanceof String
                && !fields.containsKey(field) && !field.equals("created") && !field.equals("updated") && !Objects.equals(kept.get(field), other.get(field))).toList();
        Map<String, Long> moves = new LinkedHashMap<>();
        moved.forEach(one -> {
            long count = one.count(gone);
            if (count > 0) {
                moves.put(one.name(), count);
            }
        });
        return new MergePreview(kept, other, fields, differing, moves, addresses(gone));
    }

    /** Where a contact is reached, and how sure that is. */
    public List<KnownAddress> addresses(long contact) {
        return db.sql("select kind, value, evidence from identity where object = 'contact' and object_id = ? order by kind, value").param(contact)
                .query(KnownAddress.class).list();
    }

    /**
     * Makes one contact of two, in one transaction. What the other knew and the one that stays did not is added; what hung on
     * it moves; its number leads nowhere any more.
     *
     * @return id of the merge
     * @throws NoMerge when one of them does not exist, or both are the same
     */
    @Transactional
    public long merge(long keep, long gone, Cause cause) {
        refuseSame(keep, gone);
        steps.lock(keep, gone);
        return steps.merge(find(keep), find(gone), cause);
    }

    /**
     * Parts the two again: the other is there as it was, with all that came from it. What was written since stays where it is.
     *
     * @throws NoMerge when it is undone already, or something must be undone before
     */
    @Transactional
    public void undo(long merge, Cause cause) {
        MergeLog.Entry entry = log.lock(merge).filter(one -> one.merge().undone() == null).orElseThrow(() -> new NoMerge(Reason.UNDONE, "merge " + merge));
        long kept = entry.merge().kept();
        steps.lock(kept, kept);
        Map<String, Object> now = records.find(RecordType.CONTACT, kept).orElseThrow(() -> new NoMerge(Reason.LATER, "contact " + kept + " gone into another"));
        if (log.hasLater(entry.merge())) {
            throw new NoMerge(Reason.LATER, "a later merge into contact " + kept);
        }
        steps.part(entry, now, cause);
    }

    /** What has gone into a contact, newest first; undone ones too. */
    public List<ContactMerge> into(long contact) {
        return log.into(contact);
    }

    public Optional<ContactMerge> find(long merge, boolean undoneToo) {
        return log.find(merge).map(MergeLog.Entry::merge).filter(one -> undoneToo || one.undone() == null);
    }

    /** Which contact a contact that is gone has become, over any number of merges; empty when it did not go that way. */
    public Optional<Long> becameOf(long gone) {
        return log.becameOf(gone);
    }

    private Map<String, Object> find(long contact) {
        return records.find(RecordType.CONTACT, contact).orElseThrow(() -> new NoMerge(Reason.MISSING, "contact " + contact));
    }

    private static void refuseSame(long keep, long gone) {
        if (keep == gone) {
            throw new NoMerge(Reason.SAME, "contact " + keep + " twice");
        }
    }
}
