package io.kenh.intake.channel;

import io.kenh.connector.Connection;
import io.kenh.event.Arrival;
import io.kenh.event.Arrival.Sender;
import io.kenh.event.InboundEvent;
import io.kenh.event.InboundEvent.Kind;
import java.util.List;
import org.springframework.stereotype.Component;

/** Records of other systems, and anything else that providers tell: kept as it is, from nobody. */
@Component
class NoticeChannel implements Channel {

    @Override
    public boolean reads(Connection connection, InboundEvent event) {
        return event.kind().equals(Kind.OTHER) || event.kind().equals(Kind.RECORD);
    }

    @Override
    public void read(List<Arrival> arrivals) {
        arrivals.forEach(arrival -> arrival.read(arrival.event().payload(), Sender.NOBODY));
    }
}
