package io.kenh.sync;

import io.kenh.connector.Connection;
import io.kenh.connector.CrmObject;
import io.kenh.crm.Records;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells a CRM what has changed here, one record after the other; what is told is always the present state. */
@Component
class Push {

    private final Records records;
    private final Links links;
    private final Pushes pushes;
    private final Checkpoints checkpoints;
    private final NewRow newRow;
    private final ChangedRow changedRow;

    Push(Records records, Links links, Pushes pushes, Checkpoints checkpoints, NewRow newRow, ChangedRow changedRow) {
        this.records = records;
        this.links = links;
        this.pushes = pushes;
        this.checkpoints = checkpoints;
        this.newRow = newRow;
        this.changedRow = changedRow;
    }

    /** The record that has waited longest. Nothing before the first load is whole: its row may still come. @return whether there was one */
    boolean one(Sync sync, SyncMapping mapping, Connection connection, CrmObject object) {
        if (checkpoints.of(sync.id()).loaded() == null) {
            return false;
        }
        Optional<Pushes.Push> next = pushes.next(sync.id());
        next.ifPresent(push -> tell(new Telling(sync, mapping, connection, object, push)));
        return next.isPresent();
    }

    private void tell(Telling task) {
        Map<String, Object> record = records.find(task.mapping().record(), task.recordId()).orElse(null);
        Link link = links.ofRecord(task.syncId(), task.recordId()).orElse(null);
        if (record == null || link != null && link.gone() || link == null && !makes(task, record)) {
            pushes.done(task.push());
        } else if (link == null) {
            newRow.make(task, record);
        } else {
            changedRow.change(task, link);
        }
    }

    /** What the mapping leaves out is not made. A lead that became a contact, and a record that was merged into another, are nobody's any more. */
    private static boolean makes(Telling task, Map<String, Object> record) {
        return task.mapping().makesRows() && record.get("converted") == null && record.get("merged_into") == null
                && task.mapping().records().holdsRecord(record);
    }
}
