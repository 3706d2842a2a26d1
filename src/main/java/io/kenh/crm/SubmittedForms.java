package io.kenh.crm;

import io.kenh.event.Arrival;
import io.kenh.event.Cause;
import io.kenh.event.Change;
import io.kenh.event.Changes;
import io.kenh.event.Events;
import io.kenh.event.Heard;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells of forms themselves, beside what they change in their leads. */
@Component
class SubmittedForms {

    private static final String LEAD = RecordType.LEAD.key();

    private final ObjectProvider<Heard> heard;
    private final Changes changes;
    private final Events events;
    private final Clock clock;

    SubmittedForms(ObjectProvider<Heard> heard, Changes changes, Events events, Clock clock) {
        this.heard = heard;
        this.changes = changes;
        this.events = events;
        this.clock = clock;
    }

    void tell(List<Arrival> arrivals) {
        if (heard.stream().anyMatch(ears -> ears.heard(LEAD, Change.SUBMITTED))) {
            changes.append(arrivals.stream().map(this::change).toList());
        }
    }

    private Change change(Arrival arrival) {
        String lane = arrival.contactId() == null ? "lead:" + arrival.leadId() : "contact:" + arrival.contactId();
        return Change.told(LEAD, arrival.leadId(), Change.SUBMITTED, lane, Map.of("connection", String.valueOf(events.connectionOf(arrival.event().id()))),
                Cause.event(arrival.event().id()), clock.instant());
    }
}
