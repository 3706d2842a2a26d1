package io.kenh.template;

import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.crm.Staff;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What templates may say about a record: its fields, {@code customer.…} and {@code owner.…}. */
@Component
public class RecordFacts {

    private final Records records;
    private final Staff staff;

    RecordFacts(Records records, Staff staff) {
        this.records = records;
        this.staff = staff;
    }

    /** Empty when there is no such record. */
    public Optional<Map<String, Object>> of(RecordType type, long id) {
        return records.find(type, id).map(record -> facts(type, record));
    }

    private Map<String, Object> facts(RecordType type, Map<String, Object> record) {
        Map<String, Object> facts = new HashMap<>(record);
        facts.put("customer", customer(type, record));
        facts.put("owner", id(record, "owner_id").flatMap(staff::find).map(RecordFacts::person).orElse(Map.of()));
        return facts;
    }

    private Map<String, Object> customer(RecordType type, Map<String, Object> record) {
        return switch (type) {
            case LEAD, CONTACT, ACCOUNT -> record;
            default -> id(record, "contact_id").flatMap(contact -> records.find(RecordType.CONTACT, contact)).orElse(Map.of());
        };
    }

    private static Map<String, Object> person(Staff.Person person) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", person.name());
        facts.put("email", person.email());
        facts.put("phone", person.phone());
        return facts;
    }

    private static Optional<Long> id(Map<String, Object> record, String field) {
        return record.get(field) instanceof Number id ? Optional.of(id.longValue()) : Optional.empty();
    }
}
