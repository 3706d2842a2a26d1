package io.kenh.crm;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The people of the company and their groups. */
@Component
public class Staff {

    /** Group of those who care for customers. */
    public static final String CUSTOMER_SERVICE = "Customer Service";
    /** Group of administrators with special rights over data. */
    public static final String DATA_OWNER = "Data Owner";

    /** Phone in E.164 and mail address may be null. */
    public record Person(long id, String name, String email, String phone, String role, boolean active) { }

    private final JdbcClient db;

    Staff(JdbcClient db) {
        this.db = db;
    }

    public Map<Long, Person> load(Collection<Long> ids) {
        return ids.isEmpty() ? Map.of() : db.sql("select id, name, email, phone, role, active from staff where id = any(?)")
                .param(ids.toArray(Long[]::new)).query(Person.class).list().stream()
                .collect(Collectors.toMap(Person::id, p -> p));
    }

    public Optional<Person> find(long id) {
        return Optional.ofNullable(load(List.of(id)).get(id));
    }

    /** Those of the mail addresses, in lower case, that active colleagues have. */
    public Set<String> colleagues(Collection<String> emails) {
        return emails.isEmpty() ? Set.of() : db.sql("select email from staff where email = any(?) and active")
                .param(emails.toArray(String[]::new)).query(String.class).set();
    }

    /** The group's id; groups are few and made by people, so an unknown name is an error. */
    public long groupId(String name) {
        return db.sql("select id from staff_group where name = ?").param(name).query(Long.class).optional()
                .orElseThrow(() -> new IllegalArgumentException("there is no group '%s'".formatted(name)));
    }
}
