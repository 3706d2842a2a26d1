package io.kenh.intake.channel;

import io.kenh.connector.Connection;
import io.kenh.event.Arrival;
import io.kenh.event.Arrival.Sender;
import io.kenh.event.InboundEvent;
import io.kenh.event.InboundEvent.Kind;
import java.util.List;
import org.springframework.stereotype.Component;

/** Telephone calls. A number that rings once makes no contact; who it belongs to is looked up when the call is written down. */
@Component
class CallChannel implements Channel {

    @Override
    public boolean reads(Connection connection, InboundEvent event) {
        return event.kind().equals(Kind.CALL);
    }

    @Override
    public void read(List<Arrival> arrivals) {
        arrivals.forEach(arrival -> arrival.read(arrival.event().payload(), Sender.NOBODY));
    }
}
