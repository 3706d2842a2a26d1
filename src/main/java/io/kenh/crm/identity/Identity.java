package io.kenh.crm.identity;

import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Arrival;
import io.kenh.event.Arrival.Address;
import io.kenh.event.Cause;
import io.kenh.event.Change;
import io.kenh.event.InboundEvent.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Who is this? A message belongs to a contact, or to a lead where strangers of its channel are potential customers; a form
 * belongs to an open lead. They are found by any of the sender's normalised addresses, and made when nobody is known by one.
 */
@Component("identity")
public class Identity {

    private final AddressBook book;
    private final Companies companies;
    private final Records records;

    Identity(AddressBook book, Companies companies, Records records) {
        this.book = book;
        this.companies = companies;
        this.records = records;
    }

    /** Step of line one: each arrival learns its contact and lead. A form's new lead is only given its id here. */
    public void resolve(List<Arrival> arrivals) {
        List<Arrival> people = arrivals.stream().filter(a -> wanted(a) != null).toList();
        if (people.isEmpty()) {
            return;
        }
        AddressBook.Page page = book.open(people.stream().flatMap(a -> a.sender().addresses().stream()).toList());
        Map<RecordType, Deque<Long>> ids = newIds(people, page);
        List<Records.New> made = new ArrayList<>();
        for (Arrival arrival : people) {
            resolve(arrival, page, ids, made);
        }
        book.save(page);
        records.create(made);
    }

    private void resolve(Arrival arrival, AddressBook.Page page, Map<RecordType, Deque<Long>> ids, List<Records.New> made) {
        List<Address> addresses = arrival.sender().addresses();
        RecordType wanted = wanted(arrival);
        Long contact = page.find(RecordType.CONTACT, addresses);
        Long lead = page.find(RecordType.LEAD, addresses);
        boolean writes = arrival.event().kind().equals(Kind.MESSAGE);
        Long known = wanted == RecordType.CONTACT || writes && contact != null ? contact : lead;
        if (known == null) {
            known = ids.get(wanted).pop();
            page.claim(wanted, known, addresses);
            if (writes) {
                made.add(newPerson(wanted, known, arrival, wanted == RecordType.CONTACT && arrival.newcomer().asAccount() ? account(arrival) : null));
            }
            arrival.identified(wanted == RecordType.CONTACT ? known : contact, wanted == RecordType.LEAD ? known : lead, true);
        } else {
            if (writes) {
                page.claim(contact == null ? RecordType.LEAD : RecordType.CONTACT, known, addresses);
            }
            arrival.identified(contact, lead, false);
        }
    }

    /** Enough ids for the case that nobody is known; the rest of the sequence is simply not used. */
    private Map<RecordType, Deque<Long>> newIds(List<Arrival> people, AddressBook.Page page) {
        Map<RecordType, Deque<Long>> ids = new LinkedHashMap<>();
        for (RecordType type : List.of(RecordType.CONTACT, RecordType.LEAD)) {
            int unknown = (int) people.stream()
                    .filter(a -> wanted(a) == type && page.find(type, a.sender().addresses()) == null).count();
            ids.put(type, new ArrayDeque<>(unknown == 0 ? List.of() : records.ids(type, unknown)));
        }
        return ids;
    }

    private static RecordType wanted(Arrival arrival) {
        return switch (arrival.event().kind()) {
            case Kind.MESSAGE -> arrival.sender().addresses().isEmpty() ? null : arrival.sender().potential() ? RecordType.LEAD : RecordType.CONTACT;
            case Kind.FORM -> RecordType.LEAD;
            default -> null;
        };
    }

    /** The company that has this address already, or a new one. */
    private Long account(Arrival arrival) {
        String email = arrival.sender().addresses().stream().filter(a -> a.kind().equals("email")).map(Address::value).findFirst().orElse(null);
        return companies.byEmail(email).orElseGet(() -> {
            Map<String, Object> fields = newcomer(arrival);
            fields.computeIfAbsent("name", name -> arrival.sender().addresses().get(0).value());
            return records.create(RecordType.ACCOUNT, fields, Cause.event(arrival.event().id()));
        });
    }

    private static Records.New newPerson(RecordType type, long id, Arrival arrival, Long account) {
        Map<String, Object> fields = newcomer(arrival);
        if (account != null) {
            fields.put("account_id", account);
        }
        return new Records.New(type, id, Change.CREATED, fields, Cause.event(arrival.event().id()));
    }

    private static Map<String, Object> newcomer(Arrival arrival) {
        String source = arrival.sender().source();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", arrival.sender().name());
        arrival.sender().addresses().forEach(address -> {
            if (address.kind().equals("email") || address.kind().equals("phone")) {
                fields.putIfAbsent(address.kind(), address.value());
            }
        });
        fields.put("source", source == null ? arrival.newcomer().source() : source);
        fields.put("tags", source == null ? arrival.newcomer().tags() : List.of(source));
        return fields;
    }
}
