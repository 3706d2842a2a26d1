package io.kenh.crm;

import io.kenh.event.Arrival;
import io.kenh.event.Arrival.Outcome;
import io.kenh.event.Cause;
import io.kenh.event.Change;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Forms become leads: a new one, or more about the open one of the same person. */
@Component("leads")
public class Leads {

    private final Records records;
    private final CustomFields customs;
    private final SubmittedForms submitted;
    private final Visits visits;

    Leads(Records records, CustomFields customs, SubmittedForms submitted, Visits visits) {
        this.records = records;
        this.customs = customs;
        this.submitted = submitted;
        this.visits = visits;
    }

    /** Step of line one, after identity: each form is in its lead when the transaction commits. */
    public void receive(List<Arrival> arrivals) {
        create(arrivals.stream().filter(Arrival::isNew).toList());
        update(arrivals.stream().filter(arrival -> !arrival.isNew()).toList());
        visits.remember(arrivals);
        submitted.tell(arrivals);
    }

    private void create(List<Arrival> arrivals) {
        records.create(arrivals.stream().map(arrival -> {
            LeadForm form = LeadForm.of(arrival, sent -> customs.tolerant(RecordType.LEAD, sent));
            arrival.became(new Outcome("lead.created", "lead", arrival.leadId(), form.warning()));
            return new Records.New(RecordType.LEAD, arrival.leadId(), Change.CREATED, form.fields(arrival.contactId()),
                    Cause.event(arrival.event().id()));
        }).toList());
    }

    private void update(List<Arrival> arrivals) {
        Map<Long, Map<String, Object>> now = records.load(RecordType.LEAD, arrivals.stream().map(Arrival::leadId).toList());
        records.update(arrivals.stream().map(arrival -> {
            LeadForm form = LeadForm.of(arrival, sent -> customs.tolerant(RecordType.LEAD, sent));
            arrival.became(new Outcome("lead.updated", "lead", arrival.leadId(), form.warning()));
            return new Records.Update(RecordType.LEAD, arrival.leadId(),
                    form.edit(now.getOrDefault(arrival.leadId(), Map.of())), Cause.event(arrival.event().id()));
        }).toList());
    }
}
