package io.kenh.automation.action;

import io.kenh.automation.Step;
import io.kenh.crm.RecordType;
import io.kenh.crm.Staff.Person;
import io.kenh.event.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The people around a batch of steps, all looked up already. */
record People(Map<RecordType, Map<Long, Map<String, Object>>> customers, Map<Long, Person> owners, Map<String, Person> staff,
              Map<String, List<Person>> groups) {

    /** @param customer whether this is the customer and not a colleague or somebody named by address */
    record Recipient(String address, String name, boolean customer) { }

    /** Whom a step reaches, each address once, and why others are not reached. */
    record Reach(List<Recipient> recipients, List<String> reasons) { }

    /** The customer of a change: a person's or company's own record, else the one it belongs to; never null. */
    Map<String, Object> customer(Change change) {
        if (Recipients.CUSTOMERS.containsKey(change.object())) {
            return change.record();
        }
        return Recipients.LINKS.entrySet().stream().filter(link -> Recipients.id(change, link.getValue()) != null).findFirst()
                .map(link -> customers.get(link.getKey()).get(Recipients.id(change, link.getValue()))).orElse(Map.of());
    }

    /** What a template may say: the record's fields, {@code customer.…} and {@code owner.…}. */
    Map<String, Object> facts(Change change) {
        Map<String, Object> facts = new HashMap<>(change.record());
        facts.put("customer", customer(change));
        Person owner = owner(change);
        facts.put("owner", owner == null ? Map.of() : Map.of("name", owner.name(),
                "email", Objects.requireNonNullElse(owner.email(), ""), "phone", Objects.requireNonNullElse(owner.phone(), "")));
        return facts;
    }

    /** @param channel {@code sms} or {@code mail} */
    Reach reach(Step step, List<String> to, String channel) {
        Map<String, Recipient> found = new LinkedHashMap<>();
        List<String> reasons = new ArrayList<>();
        for (String text : to) {
            Target target = Target.of(text);
            switch (target.kind()) {
                case CUSTOMER -> add(found, reasons, channel, "the customer", customerAddress(step.change(), channel), text(customer(step.change()).get("name")), true);
                case ADDRESS -> add(found, reasons, channel, "'" + target.value() + "'", target.value(), null, false);
                case OWNER -> person(found, reasons, channel, "the owner", owner(step.change()), "nobody owns the record");
                case STAFF -> person(found, reasons, channel, target.value(), staff.get(target.value()), "there is no active member of staff '%s'".formatted(target.value()));
                case GROUP -> group(found, reasons, channel, target.value());
            }
        }
        return new Reach(List.copyOf(found.values()), reasons);
    }

    private void group(Map<String, Recipient> found, List<String> reasons, String channel, String name) {
        List<Person> members = groups.getOrDefault(name, List.of());
        if (members.isEmpty()) {
            reasons.add("the group '%s' has no active member".formatted(name));
        }
        members.forEach(member -> person(found, reasons, channel, member.name(), member, null));
    }

    private static void person(Map<String, Recipient> found, List<String> reasons, String channel, String who, Person person, String absent) {
        if (person == null) {
            reasons.add(absent);
        } else {
            add(found, reasons, channel, who, channel.equals("sms") ? person.phone() : person.email(), person.name(), false);
        }
    }

    private static void add(Map<String, Recipient> found, List<String> reasons, String channel, String who, Object address, String name, boolean customer) {
        Target.address(channel, address).ifPresentOrElse(good -> found.putIfAbsent(good, new Recipient(good, name, customer)),
                () -> reasons.add("%s has no %s".formatted(who, channel.equals("sms") ? "phone number" : "mail address")));
    }

    /** An answer goes where the mail came from. */
    private Object customerAddress(Change change, String channel) {
        Object asked = channel.equals("mail") && change.object().equals("ticket") ? change.record().get("answer_to") : null;
        return asked != null ? asked : customer(change).get(channel.equals("sms") ? "phone" : "email");
    }

    private Person owner(Change change) {
        Long owner = Recipients.id(change, "owner_id");
        return owner == null ? null : owners.get(owner);
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
