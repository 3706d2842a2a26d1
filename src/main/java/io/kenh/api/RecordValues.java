package io.kenh.api;

import io.kenh.api.problem.Faults;
import io.kenh.api.table.Column;
import io.kenh.crm.Addresses;
import io.kenh.crm.CustomFields;
import io.kenh.crm.FieldValues;
import io.kenh.crm.RecordType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Turns the fields of a body into those of a record, and says what cannot be one. */
@Component
class RecordValues {

    private final References references;
    private final FieldValues values;

    RecordValues(References references, FieldValues values) {
        this.references = references;
        this.values = values;
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
            if (name.equals("custom") && value != null) {
                fields.putAll(custom(type, (Map<?, ?>) value, isNew, faults));
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

    /** A new record's custom values as a whole; for an edit each by itself, so that the others stay. */
    private Map<String, Object> custom(RecordType type, Map<?, ?> sent, boolean isNew, Faults faults) {
        Map<String, Object> paths = new LinkedHashMap<>();
        sent.forEach((name, value) -> paths.put(CustomFields.PREFIX + name, value));
        Map<String, Object> read = values.read(type, paths, fault -> faults.refused(fault.field(), fault.found(), fault.wanted().sentence(fault.detail())));
        if (!isNew) {
            return read;
        }
        Map<String, Object> custom = new LinkedHashMap<>();
        read.forEach((path, value) -> {
            if (value != null) {
                custom.put(path.substring(CustomFields.PREFIX.length()), value);
            }
        });
        return Map.of("custom", custom);
    }

    private Object normal(String name, Object value, Faults faults) {
        if (name.equals("email") || name.equals("answerTo")) {
            return address(name, value, Addresses.email((String) value), "a mail address", faults);
        } else if (name.equals("phone")) {
            return address(name, value, Addresses.phone((String) value), "a phone number that can exist, such as 0912345678 or +84912345678", faults);
        }
        references.check(name, value, faults);
        return value;
    }

    static Object address(String name, Object value, Optional<String> normal, String wanted, Faults faults) {
        if (normal.isEmpty()) {
            faults.refused(name, String.valueOf(value), wanted);
        }
        return normal.orElse(null);
    }

    private static void somebody(Map<String, Object> body, Faults faults) {
        if (Stream.of("name", "phone", "email").allMatch(field -> body.get(field) == null || body.get(field).toString().isBlank())) {
            faults.refused("", "none of name, phone, email", "at least one of them");
        }
    }
}
