package io.kenh.assignment;

import io.kenh.crm.Edit;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives waiting work to whoever has come back or has room again, the longest waiting first. */
@Component
class PickUp {

    private static final int AT_ONCE = 100;

    private record Waiting(String object, long objectId) { }

    private final Assignment assignment;
    private final Records records;
    private final JdbcClient db;
    private final TransactionTemplate transactions;

    PickUp(Assignment assignment, Records records, JdbcClient db, TransactionTemplate transactions) {
        this.assignment = assignment;
        this.records = records;
        this.db = db;
        this.transactions = transactions;
    }

    @Scheduled(fixedDelayString = "${kenh.assignment.pick-up:5s}", initialDelay = 5_000)
    void all() {
        db.sql("select distinct group_id from assignment_wait order by 1").query(Long.class).list()
                .forEach(group -> transactions.executeWithoutResult(tx -> group(group)));
    }

    /** Rows that another node is at are left to it. */
    private void group(long group) {
        List<Waiting> rows = db.sql("select object, object_id from assignment_wait where group_id = ? order by since, object_id limit ? for update skip locked")
                .params(group, AT_ONCE).query(Waiting.class).list();
        List<Waiting> open = rows.stream().filter(this::stillWants).toList();
        rows.stream().filter(row -> !open.contains(row)).forEach(this::forget);
        List<Long> owners = assignment.next(group, open.size());
        List<Records.Update> updates = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            if (owners.get(i) != null) {
                Waiting row = open.get(i);
                updates.add(new Records.Update(RecordType.of(row.object()), row.objectId(), Edit.set("owner_id", owners.get(i)), new Cause("assignment:" + group, 0)));
                forget(row);
            }
        }
        records.update(updates);
    }

    /** Somebody may have taken it, closed it or deleted it meanwhile. */
    private boolean stillWants(Waiting row) {
        Map<String, Object> record = records.find(RecordType.of(row.object()), row.objectId()).orElse(Map.of("owner_id", 0));
        return record.get("owner_id") == null && !List.of("solved", "closed", "done").contains(String.valueOf(record.get("status")));
    }

    private void forget(Waiting row) {
        db.sql("delete from assignment_wait where object = ? and object_id = ?").params(row.object(), row.objectId()).update();
    }
}
