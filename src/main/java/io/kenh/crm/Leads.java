package io.kenh.crm;

import io.kenh.event.Arrival;
import io.kenh.event.Arrival.Outcome;
import io.kenh.event.Cause;
import io.kenh.event.Change;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Forms become leads: a new one, or more about the open one of the same person. */
@Component("leads")
public class Leads {

    private final Records records;

    Leads(Records records) {
        this.records = records;
    }

    /** Step of line one, after identity: the form of each arrival is in its lead when the transaction commits. */
    public void receive(List<Arrival> arrivals) {
        List<Records.New> news = new ArrayList<>();
        List<Records.Update> updates = new ArrayList<>();
        Set<Long> made = new HashSet<>();
        for (Arrival arrival : arrivals) {
            LeadForm form = LeadForm.of(arrival);
            Cause cause = Cause.event(arrival.event().id());
            if (arrival.isNew() && made.add(arrival.leadId())) {
                news.add(new Records.New(RecordType.LEAD, arrival.leadId(), Change.CREATED, form.fields(arrival.contactId()), cause));
                arrival.became(new Outcome("lead.created", "lead", arrival.leadId(), form.warning()));
            } else {
                updates.add(new Records.Update(RecordType.LEAD, arrival.leadId(), null, cause));
                arrival.became(new Outcome("lead.updated", "lead", arrival.leadId(), form.warning()));
            }
        }
        records.create(news);
        update(arrivals, updates);
    }

    private void update(List<Arrival> arrivals, List<Records.Update> updates) {
        if (updates.isEmpty()) {
            return;
        }
        Map<Long, Map<String, Object>> now = records.load(RecordType.LEAD, updates.stream().map(Records.Update::id).toList());
        records.update(arrivals.stream().filter(a -> a.outcome().what().equals("lead.updated"))
                .map(a -> new Records.Update(RecordType.LEAD, a.leadId(),
                        LeadForm.of(a).edit(now.getOrDefault(a.leadId(), Map.of())), Cause.event(a.event().id())))
                .toList());
    }
}
