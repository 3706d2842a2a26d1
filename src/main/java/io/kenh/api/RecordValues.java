package io.kenh.api;

import io.kenh.api.problem.Faults;
import io.kenh.api.table.Column;
import io.kenh.crm.Addresses;
import io.kenh.crm.RecordType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Turns the fields of a body into those of a record, and says what cannot be one. */
@Component
class RecordValues {

    /** Field → the table its id must be in. */
    private static final Map<String, String> REFERENCES = Map.of("ownerId", "staff", "contactId", "contact",
            "accountId", "account", "leadId", "lead", "groupId", "staff_group");

    private final JdbcClient db;

    RecordValues(JdbcClient db) {
        this.db = db;
    }

    /**
     * The fields by column, in their normal forms.
     *
     * @throws io.kenh.api.problem.Problem with everything that was refused
     */
    Map<String, Object> of(RecordType type, Map<String, Object> body, boolean isNew) {
        Faults faults = new Faults();
        Map<String, Object> fields = new LinkedHashMap<>();
        body.forEach((name, value) -> {
            if (name.equals("custom") && !isNew) {
                ((Map<?, ?>) value).forEach((custom, v) -> fields.put("custom." + custom, v));
            } else {
                fields.put(Column.snake(name), value == null ? null : normal(name, value, faults));
            }
        });
        if (isNew && (type == RecordType.CONTACT || type == RecordType.LEAD)) {
            somebody(body, faults);
        }
        faults.raise();
        return fields;
    }

    private Object normal(String name, Object value, Faults faults) {
        if (name.equals("email")) {
            return address(name, value, Addresses.email((String) value), "a mail address", faults);
        } else if (name.equals("phone")) {
            return address(name, value, Addresses.phone((String) value), "a phone number that can exist, such as 0912345678 or +84912345678", faults);
        } else if (REFERENCES.containsKey(name) && !exists(REFERENCES.get(name), (Long) value)) {
            faults.refused(name, String.valueOf(value), "the id of a " + REFERENCES.get(name).replace('_', ' ') + " that exists");
        }
        return value;
    }

    private static Object address(String name, Object value, Optional<String> normal, String wanted, Faults faults) {
        if (normal.isEmpty()) {
            faults.refused(name, String.valueOf(value), wanted);
        }
        return normal.orElse(null);
    }

    private boolean exists(String table, Long id) {
        return db.sql("select exists (select from %s where id = ?)".formatted(table)).param(id).query(Boolean.class).single();
    }

    private static void somebody(Map<String, Object> body, Faults faults) {
        if (Stream.of("name", "phone", "email").allMatch(field -> body.get(field) == null || body.get(field).toString().isBlank())) {
            faults.refused("", "none of name, phone, email", "at least one of them");
        }
    }
}
