package io.kenh.intake.channel;

import io.kenh.connector.Connection;
import io.kenh.crm.Addresses;
import io.kenh.event.Arrival;
import io.kenh.event.Arrival.Address;
import io.kenh.event.Arrival.Sender;
import io.kenh.event.InboundEvent;
import io.kenh.event.InboundEvent.Kind;
import io.kenh.intake.ChatMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Short messages: their words and their sender stand in the payload, as the connector's declaration has put them there. */
@Component
class TextChannel implements Channel {

    private static final String SOURCE = "SMS";

    @Override
    public boolean reads(Connection connection, InboundEvent event) {
        return event.kind().equals(Kind.MESSAGE) && event.blob() == null && event.payload().get("text") != null && event.payload().get("from") == null;
    }

    @Override
    public void read(List<Arrival> arrivals) {
        arrivals.forEach(TextChannel::read);
    }

    /** A sender without a number we can read, such as a short code, is nobody to answer. */
    private static void read(Arrival arrival) {
        InboundEvent event = arrival.event();
        Optional<String> number = Addresses.phone(text(event, "phone"));
        String address = number.orElse(String.valueOf(text(event, "phone")));
        arrival.read(new ChatMessage("sms", address, text(event, "text"), List.of(), event.externalId(), null, null, false, false, event.at(), Map.of()),
                number.map(phone -> new Sender(text(event, "name"), List.of(new Address(Addresses.PHONE, phone)), SOURCE, false)).orElse(Sender.NOBODY));
    }

    private static String text(InboundEvent event, String field) {
        Object value = event.payload().get(field);
        return value == null ? null : value.toString();
    }
}
