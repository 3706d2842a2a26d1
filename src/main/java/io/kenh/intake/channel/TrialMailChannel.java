package io.kenh.intake.channel;

import io.kenh.connector.Connection;
import io.kenh.event.Arrival;
import io.kenh.event.Arrival.Sender;
import io.kenh.event.InboundEvent;
import io.kenh.event.InboundEvent.Kind;
import java.util.List;
import org.springframework.stereotype.Component;

/** The hub's own trial mails, see {@link io.kenh.intake.ForwardingChecks}: they have done their duty by arriving. */
@Component
class TrialMailChannel implements Channel {

    @Override
    public boolean reads(Connection connection, InboundEvent event) {
        return event.kind().equals(Kind.OTHER) && event.blob() != null;
    }

    @Override
    public void read(List<Arrival> arrivals) {
        arrivals.forEach(arrival -> arrival.read(arrival.event().payload(), Sender.NOBODY));
    }
}
