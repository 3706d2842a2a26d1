package io.kenh.crm;

import io.kenh.crm.AddressOwners.Owner;
import io.kenh.event.Arrival;
import io.kenh.event.Arrival.Address;
import io.kenh.event.Arrival.Outcome;
import io.kenh.event.Cause;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What providers tell of people fills the gaps of their records; what somebody entered stays, and so does an address with the
 * record that has it.
 */
@Component("people")
public class Profiles {

    private final AddressOwners addresses;
    private final Records records;

    Profiles(AddressOwners addresses, Records records) {
        this.addresses = addresses;
        this.records = records;
    }

    /** Step of line one for profiles. */
    public void know(List<Arrival> arrivals) {
        arrivals.forEach(this::know);
    }

    private void know(Arrival arrival) {
        Address address = arrival.sender().addresses().get(0);
        List<Owner> owners = addresses.of(address.kind(), address.value());
        owners.forEach(owner -> fill(owner.type(), owner.id(), arrival));
        arrival.became(owners.isEmpty() ? Outcome.ignored("nobody is known by this id any more")
                : new Outcome("profile.known", owners.get(0).type().key(), owners.get(0).id(), arrival.sender().name()));
    }

    private void fill(RecordType type, long id, Arrival arrival) {
        Map<String, Object> now = records.find(type, id).orElse(Map.of());
        Map<String, Object> set = new LinkedHashMap<>();
        if (now.get("name") == null && arrival.sender().name() != null) {
            set.put("name", arrival.sender().name());
        }
        told(arrival, "phone").flatMap(Addresses::phone).filter(phone -> now.get(Addresses.PHONE) == null && addresses.claimed(Addresses.PHONE, phone, type, id) == id)
                .ifPresent(phone -> set.put(Addresses.PHONE, phone));
        told(arrival, "email").flatMap(Addresses::email).filter(email -> now.get(Addresses.EMAIL) == null && addresses.claimed(Addresses.EMAIL, email, type, id) == id)
                .ifPresent(email -> set.put(Addresses.EMAIL, email));
        if (!now.isEmpty() && !set.isEmpty()) {
            records.update(type, id, Edit.set(set), Cause.event(arrival.event().id()));
        }
    }

    private static Optional<String> told(Arrival arrival, String field) {
        return Optional.ofNullable(arrival.event().payload().get(field)).map(Object::toString);
    }
}
