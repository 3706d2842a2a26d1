package io.kenh.ticket;

import io.kenh.assignment.AssignmentRules;
import io.kenh.crm.Edit;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Arrival;
import io.kenh.event.Cause;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who takes a newcomer's first ticket takes the newcomer, unless there is a rule for such records. */
@Component
class FirstOwners {

    private record Taken(long id, long ownerId, Long contactId, Long leadId, Long accountId) { }

    private final AssignmentRules rules;
    private final Records records;
    private final JdbcClient db;

    FirstOwners(AssignmentRules rules, Records records, JdbcClient db) {
        this.rules = rules;
        this.records = records;
        this.db = db;
    }

    /** @param made what came in → the ticket that was made for it */
    void follow(Map<Arrival, Long> made) {
        Map<Long, Arrival> newcomers = new LinkedHashMap<>();
        made.forEach((arrival, ticket) -> {
            if (arrival.isNew()) {
                newcomers.put(ticket, arrival);
            }
        });
        if (newcomers.isEmpty()) {
            return;
        }
        Set<String> ruled = rules.all().keySet();
        List<Records.Update> updates = new ArrayList<>();
        db.sql("select id, owner_id, contact_id, lead_id, account_id from ticket where id = any(?) and owner_id is not null order by id")
                .param(newcomers.keySet().toArray(Long[]::new)).query(Taken.class).list()
                .forEach(ticket -> follow(ticket, newcomers.get(ticket.id()), updates));
        records.update(updates.stream().filter(update -> !ruled.contains(update.type().key())).toList());
    }

    private static void follow(Taken ticket, Arrival newcomer, List<Records.Update> updates) {
        Map<RecordType, Long> people = new LinkedHashMap<>();
        people.put(RecordType.CONTACT, ticket.contactId());
        people.put(RecordType.LEAD, ticket.leadId());
        people.put(RecordType.ACCOUNT, newcomer.newcomer().asAccount() ? ticket.accountId() : null);
        people.forEach((type, id) -> {
            if (id != null) {
                updates.add(new Records.Update(type, id, Edit.set("owner_id", ticket.ownerId()), Cause.event(newcomer.event().id())));
            }
        });
    }
}
