package io.kenh.crm;

import io.kenh.event.Arrival;
import io.kenh.event.Arrival.Address;
import io.kenh.event.Arrival.Outcome;
import io.kenh.event.Cause;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What providers tell of people fills the gaps of their records; what somebody entered stays. */
@Component("people")
public class Profiles {

    private record Owner(String object, long id) { }

    private final JdbcClient db;
    private final Records records;

    Profiles(JdbcClient db, Records records) {
        this.db = db;
        this.records = records;
    }

    /** Step of line one for profiles. */
    public void know(List<Arrival> arrivals) {
        arrivals.forEach(this::know);
    }

    private void know(Arrival arrival) {
        Address address = arrival.sender().addresses().get(0);
        List<Owner> owners = db.sql("select object, object_id as id from identity where kind = ? and value = ? order by object")
                .params(address.kind(), address.value()).query(Owner.class).list();
        owners.forEach(owner -> fill(RecordType.of(owner.object()), owner.id(), arrival));
        arrival.became(owners.isEmpty() ? Outcome.ignored("nobody is known by this id any more")
                : new Outcome("profile.known", owners.get(0).object(), owners.get(0).id(), arrival.sender().name()));
    }

    private void fill(RecordType type, long id, Arrival arrival) {
        Map<String, Object> now = records.find(type, id).orElse(Map.of());
        Map<String, Object> set = new LinkedHashMap<>();
        if (now.get("name") == null && arrival.sender().name() != null) {
            set.put("name", arrival.sender().name());
        }
        told(arrival, "phone").flatMap(Addresses::phone).filter(phone -> now.get(Addresses.PHONE) == null && claim(type, id, Addresses.PHONE, phone))
                .ifPresent(phone -> set.put(Addresses.PHONE, phone));
        told(arrival, "email").flatMap(Addresses::email).filter(email -> now.get(Addresses.EMAIL) == null && claim(type, id, Addresses.EMAIL, email))
                .ifPresent(email -> set.put(Addresses.EMAIL, email));
        if (!now.isEmpty() && !set.isEmpty()) {
            records.update(type, id, Edit.set(set), Cause.event(arrival.event().id()));
        }
    }

    /** An address that is another record's stays with that one. */
    private boolean claim(RecordType type, long id, String kind, String value) {
        db.sql("insert into identity (kind, value, object, object_id) values (?, ?, ?, ?) on conflict do nothing").params(kind, value, type.key(), id).update();
        return db.sql("select object_id = ? from identity where kind = ? and value = ? and object = ?").params(id, kind, value, type.key())
                .query(Boolean.class).single();
    }

    private static Optional<String> told(Arrival arrival, String field) {
        return Optional.ofNullable(arrival.event().payload().get(field)).map(Object::toString);
    }
}
