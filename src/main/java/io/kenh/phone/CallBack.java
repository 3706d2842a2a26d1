package io.kenh.phone;

import io.kenh.crm.Edit;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Cause;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A missed call makes a task to call back, one for a number however often it rang in vain. Whoever then speaks with the
 * number, either way, has done the task.
 */
@Component
class CallBack {

    private static final Duration SOON = Duration.ofHours(1);

    private final CallRows rows;
    private final CallCards cards;
    private final Records records;
    private final JdbcClient db;
    private final Clock clock;

    CallBack(CallRows rows, CallCards cards, Records records, JdbcClient db, Clock clock) {
        this.rows = rows;
        this.cards = cards;
        this.records = records;
        this.db = db;
        this.clock = clock;
    }

    void wanted(PhoneCall call, Cause cause) {
        Long owner = owner(call);
        cards.missed(call, owner);
        if (call.phone() != null) {
            rows.hold(call.phone());
            rows.callBack(call.id(), rows.openTask(call.phone()).orElseGet(() -> records.create(RecordType.TASK, task(call, owner), cause)));
        }
    }

    void done(PhoneCall call, Cause cause) {
        if (call.phone() != null) {
            rows.hold(call.phone());
            rows.openTask(call.phone()).ifPresent(task -> records.update(RecordType.TASK, task, Edit.set("status", "done"), cause));
        }
    }

    private Map<String, Object> task(PhoneCall call, Long owner) {
        Map<String, Object> task = new LinkedHashMap<>();
        task.put("name", ("en".equals(language(owner)) ? "Call back %s" : "Gọi lại %s").formatted(cards.who(call)));
        task.put("priority", "high");
        task.put("category", "call");
        task.put("due", clock.instant().plus(SOON).toString());
        task.put("contact_id", call.contactId());
        task.put("lead_id", call.leadId());
        task.put("owner_id", owner);
        return task;
    }

    /** Who cares for this person, else whose telephone rang. */
    private Long owner(PhoneCall call) {
        return db.sql("""
                select coalesce((select s.id from contact c join staff s on s.id = c.owner_id and s.active where c.id = ?),
                                (select s.id from lead l join staff s on s.id = l.owner_id and s.active where l.id = ?), ?)""")
                .params(call.contactId(), call.leadId(), call.staffId()).query((rs, i) -> rs.getObject(1, Long.class)).optional().orElse(null);
    }

    private String language(Long staff) {
        return staff == null ? "vi" : db.sql("select locale from staff where id = ?").param(staff).query(String.class).single();
    }
}
