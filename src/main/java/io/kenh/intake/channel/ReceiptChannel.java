package io.kenh.intake.channel;

import io.kenh.connector.Connection;
import io.kenh.event.Arrival;
import io.kenh.event.Arrival.Sender;
import io.kenh.event.InboundEvent;
import io.kenh.event.InboundEvent.Kind;
import io.kenh.event.Receipt;
import java.util.List;
import org.springframework.stereotype.Component;

/** Receipts of providers, brought to one form at the door by the connector's declaration. */
@Component
class ReceiptChannel implements Channel {

    @Override
    public boolean reads(Connection connection, InboundEvent event) {
        return event.kind().equals(Kind.RECEIPT);
    }

    @Override
    public void read(List<Arrival> arrivals) {
        arrivals.forEach(arrival -> arrival.read(Receipt.of(arrival.event()), Sender.NOBODY));
    }
}
