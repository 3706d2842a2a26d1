package io.kenh.assignment;

import io.kenh.crm.InvalidValue;
import io.kenh.crm.Wanted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which group takes new records that come without an owner, by kind of record. */
@Component
public class AssignmentRules {

    /** The kinds of record that can be shared out. */
    public static final List<String> OBJECTS = List.of("ticket", "contact", "account", "lead", "task");

    /** @param groupId null where a person decided that nobody takes them */
    public record Rule(String object, Long groupId) { }

    private final JdbcClient db;

    AssignmentRules(JdbcClient db) {
        this.db = db;
    }

    /** The rules that were made, by object; for others see {@link #of}. */
    public Map<String, Rule> all() {
        return db.sql("select object, group_id from assignment_rule").query(Rule.class).list().stream().collect(Collectors.toMap(Rule::object, r -> r));
    }

    /** The rule for an object. Without one nobody takes it; a newcomer's contact then goes to whoever takes the first ticket. */
    public Optional<Rule> of(String object) {
        return db.sql("select object, group_id from assignment_rule where object = ?").param(object).query(Rule.class).optional();
    }

    /**
     * From now on new records of this kind go to a group.
     *
     * @param groupId null for nobody
     * @throws InvalidValue for an unknown object or group
     */
    public void set(String object, Long groupId) {
        check(object);
        if (groupId != null && !db.sql("select exists (select from staff_group where id = ?)").param(groupId).query(Boolean.class).single()) {
            throw new InvalidValue("groupId", groupId, Wanted.REFERENCE, "staff group");
        }
        db.sql("insert into assignment_rule (object, group_id) values (?, ?) on conflict (object) do update set group_id = excluded.group_id")
                .params(object, groupId).update();
    }

    /** Takes the rule for an object away. */
    public void clear(String object) {
        check(object);
        db.sql("delete from assignment_rule where object = ?").param(object).update();
    }

    private static void check(String object) {
        if (!OBJECTS.contains(object)) {
            throw new InvalidValue("object", object, Wanted.CHOICE, String.join(", ", OBJECTS));
        }
    }
}
