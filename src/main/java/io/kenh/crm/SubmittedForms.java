package io.kenh.crm;

import io.kenh.event.Arrival;
import io.kenh.event.Cause;
import io.kenh.event.Change;
import io.kenh.event.Changes;
import io.kenh.event.Events;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells of forms themselves, beside what they change in their leads. */
@Component
class SubmittedForms {

    private final ObjectProvider<FormsWatched> watched;
    private final Changes changes;
    private final Events events;
    private final Clock clock;

    SubmittedForms(ObjectProvider<FormsWatched> watched, Changes changes, Events events, Clock clock) {
        this.watched = watched;
        this.changes = changes;
        this.events = events;
        this.clock = clock;
    }

    void tell(List<Arrival> arrivals) {
        if (watched.stream().anyMatch(FormsWatched::watched)) {
            changes.append(arrivals.stream().map(this::change).toList());
        }
    }

    private Change change(Arrival arrival) {
        String lane = arrival.contactId() == null ? "lead:" + arrival.leadId() : "contact:" + arrival.contactId();
        return Change.told("lead", arrival.leadId(), Change.SUBMITTED, lane, Map.of("connection", String.valueOf(events.connectionOf(arrival.event().id()))),
                Cause.event(arrival.event().id()), clock.instant());
    }
}
