package io.kenh.crm;

import io.kenh.event.Arrival;
import io.kenh.event.Cause;
import io.kenh.event.Change;
import io.kenh.event.Changes;
import io.kenh.event.Heard;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells that people wrote, beside what that changes in their tickets. */
@Component("writers")
public class Writers {

    private static final String CONTACT = RecordType.CONTACT.key();

    private final ObjectProvider<Heard> heard;
    private final Changes changes;
    private final Clock clock;

    Writers(ObjectProvider<Heard> heard, Changes changes, Clock clock) {
        this.heard = heard;
        this.changes = changes;
        this.clock = clock;
    }

    /** Step of line one, after the tickets: of what became part of a ticket. Machines and refused mails wrote nothing. */
    public void tell(List<Arrival> arrivals) {
        List<Arrival> written = arrivals.stream().filter(Writers::isWritten).toList();
        if (!written.isEmpty() && heard.stream().anyMatch(ears -> ears.heard(CONTACT, Change.WROTE))) {
            changes.append(written.stream().map(arrival -> Change.told(CONTACT, arrival.contactId(), Change.WROTE, "contact:" + arrival.contactId(), Map.of(),
                    Cause.event(arrival.event().id()), clock.instant())).toList());
        }
    }

    private static boolean isWritten(Arrival arrival) {
        return arrival.contactId() != null && arrival.outcome() != null && arrival.outcome().what().startsWith("ticket.");
    }
}
