package io.kenh.automation.action;

import io.kenh.automation.Step;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.crm.Staff;
import io.kenh.event.Change;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Who an action speaks to, and what its templates may say about the record: looked up for a whole batch at once. */
@Component
class Recipients {

    private final Records records;
    private final Staff staff;

    Recipients(Records records, Staff staff) {
        this.records = records;
        this.staff = staff;
    }

    /** The people around a batch of steps. */
    final class People {
        private final Map<Long, Map<String, Object>> contacts;
        private final Map<Long, Staff.Person> owners;

        private People(Map<Long, Map<String, Object>> contacts, Map<Long, Staff.Person> owners) {
            this.contacts = contacts;
            this.owners = owners;
        }

        /** The customer of a change: the lead or contact itself, else the contact it belongs to; never null. */
        Map<String, Object> customer(Change change) {
            if (change.object().equals("lead") || change.object().equals("contact")) {
                return change.record();
            }
            Long contact = id(change, "contact_id");
            return contact == null ? Map.of() : contacts.getOrDefault(contact, Map.of());
        }

        /** Null when nobody owns the record. */
        Staff.Person owner(Change change) {
            Long owner = id(change, "owner_id");
            return owner == null ? null : owners.get(owner);
        }

        /** What a template may say: the record's fields, {@code customer.…} and {@code owner.…}. */
        Map<String, Object> facts(Change change) {
            Map<String, Object> facts = new HashMap<>(change.record());
            facts.put("customer", customer(change));
            Staff.Person owner = owner(change);
            facts.put("owner", owner == null ? Map.of() : Map.of("name", owner.name(),
                    "email", Objects.requireNonNullElse(owner.email(), ""), "phone", Objects.requireNonNullElse(owner.phone(), "")));
            return facts;
        }
    }

    People of(List<Step> steps) {
        return new People(records.load(RecordType.CONTACT, ids(steps, "contact_id")), staff.load(ids(steps, "owner_id")));
    }

    private static List<Long> ids(List<Step> steps, String field) {
        return steps.stream().map(step -> id(step.change(), field)).filter(Objects::nonNull).distinct().toList();
    }

    static Long id(Change change, String field) {
        return change.record().get(field) instanceof Number id ? id.longValue() : null;
    }
}
