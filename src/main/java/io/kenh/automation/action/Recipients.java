package io.kenh.automation.action;

import io.kenh.automation.Step;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.crm.Staff;
import io.kenh.event.Change;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Looks up the people around a whole batch of steps at once. */
@Component
class Recipients {

    /** Kinds of record that are customers themselves. */
    static final Map<String, RecordType> CUSTOMERS = Map.of("lead", RecordType.LEAD, "contact", RecordType.CONTACT, "account", RecordType.ACCOUNT);
    /** Where other records say whose they are, the closest first. */
    static final Map<RecordType, String> LINKS = links();

    private final Records records;
    private final Staff staff;
    private final Colleagues colleagues;

    Recipients(Records records, Staff staff, Colleagues colleagues) {
        this.records = records;
        this.staff = staff;
        this.colleagues = colleagues;
    }

    private static Map<RecordType, String> links() {
        Map<RecordType, String> links = new LinkedHashMap<>();
        links.put(RecordType.CONTACT, "contact_id");
        links.put(RecordType.LEAD, "lead_id");
        links.put(RecordType.ACCOUNT, "account_id");
        return links;
    }

    /** @param names settings that name recipients, e.g. {@code to} */
    People of(List<Step> steps, String... names) {
        Map<RecordType, Map<Long, Map<String, Object>>> customers = new LinkedHashMap<>();
        List<Step> others = steps.stream().filter(step -> !CUSTOMERS.containsKey(step.change().object())).toList();
        LINKS.forEach((type, link) -> customers.put(type, records.load(type, ids(others, link))));
        List<Target> targets = steps.stream().flatMap(step -> Stream.of(names).flatMap(name -> step.action().texts(name).stream())).distinct().map(Target::of).toList();
        return new People(customers, staff.load(ids(steps, "owner_id")), colleagues.staff(named(targets, Target.Kind.STAFF)),
                colleagues.members(named(targets, Target.Kind.GROUP)));
    }

    private static Collection<String> named(List<Target> targets, Target.Kind kind) {
        return targets.stream().filter(target -> target.kind() == kind).map(Target::value).distinct().toList();
    }

    private static List<Long> ids(List<Step> steps, String field) {
        return steps.stream().map(step -> id(step.change(), field)).filter(Objects::nonNull).distinct().toList();
    }

    static Long id(Change change, String field) {
        return change.record().get(field) instanceof Number id ? id.longValue() : null;
    }
}
