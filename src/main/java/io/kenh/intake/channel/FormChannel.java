package io.kenh.intake.channel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kenh.connector.Connection;
import io.kenh.crm.Addresses;
import io.kenh.event.Arrival;
import io.kenh.event.Arrival.Address;
import io.kenh.event.Arrival.Sender;
import io.kenh.event.InboundEvent;
import io.kenh.event.InboundEvent.Kind;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Web forms: {@code phone} and {@code email} say who it is, {@code name} what to call them. */
@Component
public class FormChannel implements Channel {

    @Override
    public boolean reads(Connection connection, InboundEvent event) {
        return event.kind().equals(Kind.FORM);
    }

    @Override
    public void read(List<Arrival> arrivals) {
        arrivals.forEach(arrival -> arrival.read(arrival.event().payload(), new Sender(text(arrival.event(), "name"), addresses(arrival.event()))));
    }

    private static List<Address> addresses(InboundEvent event) {
        List<Address> addresses = new ArrayList<>();
        Addresses.phone(text(event, "phone")).ifPresent(phone -> addresses.add(new Address(Addresses.PHONE, phone)));
        Addresses.email(text(event, "email")).ifPresent(email -> addresses.add(new Address(Addresses.EMAIL, email)));
        return addresses;
    }

    private static String text(InboundEvent event, String field) {
        Object value = event.payload().get(field);
        return value == null ? null : String.valueOf(value);
    }

    /** Whose form it is, as far as the door can tell: the first address it names, else the form itself. */
    public static String lane(ObjectNode form, String externalId) {
        return Addresses.phone(form.path("phone").asText(null))
                .or(() -> Addresses.email(form.path("email").asText(null)))
                .orElse(externalId);
    }
}
