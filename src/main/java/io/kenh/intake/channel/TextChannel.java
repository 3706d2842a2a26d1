package io.kenh.intake.channel;

import io.kenh.connector.Connection;
import io.kenh.crm.Addresses;
import io.kenh.event.Arrival;
import io.kenh.event.Arrival.Address;
import io.kenh.event.Arrival.Sender;
import io.kenh.event.InboundEvent;
import io.kenh.event.InboundEvent.Kind;
import java.util.List;
import org.springframework.stereotype.Component;

/** Short messages: their words and their sender stand in the payload, as the connector's declaration has put them there. */
@Component
class TextChannel implements Channel {

    @Override
    public boolean reads(Connection connection, InboundEvent event) {
        return event.kind().equals(Kind.MESSAGE) && event.blob() == null && event.payload().get("text") != null;
    }

    @Override
    public void read(List<Arrival> arrivals) {
        arrivals.forEach(arrival -> arrival.read(arrival.event().payload(), sender(arrival.event())));
    }

    private static Sender sender(InboundEvent event) {
        Object phone = event.payload().get("phone");
        Object name = event.payload().get("name");
        return Addresses.phone(phone == null ? null : phone.toString())
                .map(number -> new Sender(name == null ? null : name.toString(), List.of(new Address(Addresses.PHONE, number)))).orElse(Sender.NOBODY);
    }
}
