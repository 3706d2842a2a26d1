package io.kenh.crm;

import io.kenh.event.Cause;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opportunities, tasks and tickets of a lead go on as the contact's. */
@Component
class LinkedRecords implements LinkedToLead {

    private final JdbcClient db;
    private final Records records;

    LinkedRecords(JdbcClient db, Records records) {
        this.db = db;
        this.records = records;
    }

    @Override
    public void move(long lead, long contact, Cause cause) {
        for (RecordType type : List.of(RecordType.OPPORTUNITY, RecordType.TASK, RecordType.TICKET)) {
            records.update(db.sql("select id from %s where lead_id = ? order by id".formatted(type.key())).param(lead).query(Long.class).list()
                    .stream().map(id -> new Records.Update(type, id, edit(contact), cause)).toList());
        }
    }

    private static Edit edit(long contact) {
        Map<String, Object> set = new LinkedHashMap<>();
        set.put("contact_id", contact);
        set.put("lead_id", null);
        return Edit.set(set);
    }
}
