package io.kenh.intake.channel;

import io.kenh.connector.Connection;
import io.kenh.crm.Addresses;
import io.kenh.crm.Visits;
import io.kenh.event.Arrival;
import io.kenh.event.Arrival.Address;
import io.kenh.event.Arrival.Sender;
import io.kenh.event.InboundEvent;
import io.kenh.event.InboundEvent.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Pages that were looked at: {@code url}, and {@code email}, {@code phone} or {@code visitor} for who it was. */
@Component
public class VisitChannel implements Channel {

    @Override
    public boolean reads(Connection connection, InboundEvent event) {
        return event.kind().equals(Kind.VISIT);
    }

    @Override
    public void read(List<Arrival> arrivals) {
        arrivals.forEach(arrival -> arrival.read(arrival.event().payload(), new Sender(null, who(arrival.event().payload()))));
    }

    /** What a visit says about its visitor, the surest first; empty when it says nothing usable. */
    public static List<Address> who(Map<String, Object> visit) {
        List<Address> who = new ArrayList<>();
        Addresses.email(text(visit, Addresses.EMAIL)).ifPresent(email -> who.add(new Address(Addresses.EMAIL, email)));
        Addresses.phone(text(visit, Addresses.PHONE)).ifPresent(phone -> who.add(new Address(Addresses.PHONE, phone)));
        Visits.visitor(visit.get(Visits.VISITOR)).ifPresent(visitor -> who.add(new Address(Visits.VISITOR, visitor)));
        return who;
    }

    private static String text(Map<String, Object> visit, String name) {
        return visit.get(name) == null ? null : visit.get(name).toString();
    }
}
