package io.kenh.crm;

import io.kenh.event.Cause;
import io.kenh.event.Change;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The contact that a lead becomes: the one people know by one of its addresses, else a new one. */
@Component
class ConvertedPerson {

    /** What a contact takes over from a lead; what it has itself stays. */
    private static final List<String> TAKEN = List.of("name", "phone", "email", "title", "company", "industry", "address", "source",
            "buyer_role", "birthday", "company_size", "last_care", "owner_id");

    private final JdbcClient db;
    private final Records records;
    private final CustomFields customs;

    ConvertedPerson(JdbcClient db, Records records, CustomFields customs) {
        this.db = db;
        this.records = records;
        this.customs = customs;
    }

    /** Part of the caller's transaction. */
    long of(Map<String, Object> lead, Cause cause) {
        long candidate = records.ids(RecordType.CONTACT, 1).get(0);
        Long linked = lead.get("contact_id") instanceof Number id ? id.longValue() : null;
        long contact = claim(addresses(lead), linked == null ? candidate : linked, linked);
        if (contact == candidate) {
            records.create(List.of(new Records.New(RecordType.CONTACT, contact, Change.CREATED, fields(lead), cause)));
        } else {
            Map<String, Object> now = records.find(RecordType.CONTACT, contact).orElseThrow();
            records.update(RecordType.CONTACT, contact, additions(lead, now), cause);
        }
        return contact;
    }

    /**
     * Addresses nobody has become the contact's. Where somebody has one already, that contact is the person: with two
     * conversions at once the second waits here for the first and finds its contact.
     */
    private long claim(TreeSet<String> addresses, long candidate, Long linked) {
        addresses.forEach(address -> db.sql("insert into identity (kind, value, object, object_id) values (?, ?, 'contact', ?) on conflict do nothing")
                .params(kind(address), value(address), candidate).update());
        if (linked != null) {
            return linked;
        }
        Optional<Long> known = addresses.stream().map(this::owner).filter(owner -> owner != candidate).findFirst();
        known.ifPresent(owner -> db.sql("update identity set object_id = ? where object = 'contact' and object_id = ?")
                .params(owner, candidate).update());
        return known.orElse(candidate);
    }

    private long owner(String address) {
        return db.sql("select object_id from identity where kind = ? and value = ? and object = 'contact'")
                .params(kind(address), value(address)).query(Long.class).single();
    }

    /** In one order everywhere, so that two conversions cannot wait for each other. */
    private TreeSet<String> addresses(Map<String, Object> lead) {
        TreeSet<String> addresses = new TreeSet<>(db.sql("select kind || ' ' || value from identity where object = 'lead' and object_id = ?")
                .param(lead.get("id")).query(String.class).list());
        Stream.of(Addresses.email((String) lead.get("email")).map(value -> Addresses.EMAIL + " " + value),
                Addresses.stored((String) lead.get("phone")).map(value -> Addresses.PHONE + " " + value)).flatMap(Optional::stream).forEach(addresses::add);
        return addresses;
    }

    private static String kind(String address) {
        return address.substring(0, address.indexOf(' '));
    }

    private static String value(String address) {
        return address.substring(address.indexOf(' ') + 1);
    }

    private Map<String, Object> fields(Map<String, Object> lead) {
        Map<String, Object> fields = new LinkedHashMap<>();
        TAKEN.forEach(field -> fields.put(field, lead.get(field)));
        fields.put("score", lead.get("score"));
        fields.put("tags", lead.get("tags"));
        fields.put("info", lead.get("info"));
        fields.put("custom", custom(lead));
        return fields;
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> custom(Map<String, Object> lead) {
        return customs.tolerant(RecordType.CONTACT, (Map<String, Object>) lead.get("custom"));
    }

    @SuppressWarnings("unchecked")
    private Edit additions(Map<String, Object> lead, Map<String, Object> now) {
        Map<String, Object> set = new LinkedHashMap<>();
        TAKEN.stream().filter(field -> now.get(field) == null && lead.get(field) != null && isFree(field, lead, now))
                .forEach(field -> set.put(field, lead.get(field)));
        Map<String, Object> has = (Map<String, Object>) now.get("custom");
        custom(lead).forEach((name, value) -> {
            if (!has.containsKey(name)) {
                set.put(CustomFields.PREFIX + name, value);
            }
        });
        return new Edit(set, (List<String>) lead.get("tags"), List.of(), (String) lead.get("info"));
    }

    /** An address that is another contact's stays with that one. */
    private boolean isFree(String field, Map<String, Object> lead, Map<String, Object> contact) {
        return !field.equals(Addresses.EMAIL) && !field.equals(Addresses.PHONE)
                || db.sql("select not exists (select from identity where kind = ? and value = ? and object = 'contact' and object_id <> ?)")
                        .params(field, lead.get(field), contact.get("id")).query(Boolean.class).single();
    }
}
