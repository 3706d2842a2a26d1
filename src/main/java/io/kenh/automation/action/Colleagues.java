package io.kenh.automation.action;

import io.kenh.crm.Staff.Person;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Staff and groups as automations name them, for a whole batch in one statement each. */
@Component
class Colleagues {

    private static final String PERSON = "s.id, s.name, s.email, s.phone, s.role, s.active";

    private final JdbcClient db;

    Colleagues(JdbcClient db) {
        this.db = db;
    }

    private record Named(String said, long id, String name, String email, String phone, String role, boolean active) {

        Person person() {
            return new Person(id, name, email, phone, role, active);
        }
    }

    /** Active staff by mail address, id or name, in this order of preference; who is not found is left out. */
    Map<String, Person> staff(Collection<String> names) {
        Map<String, Person> found = new HashMap<>();
        if (!names.isEmpty()) {
            db.sql("select n as said, " + PERSON + """
                     from unnest(?::text[]) n join staff s on s.active and (s.email = lower(n) or s.id::text = n or lower(s.name) = lower(n))
                    order by n, s.email = lower(n) desc, s.id::text = n desc, s.id""")
                    .param(names.toArray(String[]::new)).query(Named.class).list().forEach(named -> found.putIfAbsent(named.said(), named.person()));
        }
        return found;
    }

    /** Ids of groups by name; unknown ones are left out. */
    Map<String, Long> groups(Collection<String> names) {
        Map<String, Long> found = new HashMap<>();
        if (!names.isEmpty()) {
            db.sql("select n, g.id from unnest(?::text[]) n join staff_group g on g.name = n or g.id::text = n")
                    .param(names.toArray(String[]::new)).query((rs, i) -> found.put(rs.getString(1), rs.getLong(2))).list();
        }
        return found;
    }

    /** The active members of groups, by the group's name; an unknown group has none. */
    Map<String, List<Person>> members(Collection<String> groups) {
        if (groups.isEmpty()) {
            return Map.of();
        }
        return db.sql("select n as said, " + PERSON + """
                 from unnest(?::text[]) n join staff_group g on g.name = n or g.id::text = n
                join staff_group_member m on m.group_id = g.id join staff s on s.id = m.staff_id and s.active order by s.id""")
                .param(groups.toArray(String[]::new)).query(Named.class).list().stream()
                .collect(Collectors.groupingBy(Named::said, LinkedHashMap::new, Collectors.mapping(Named::person, Collectors.toList())));
    }
}
