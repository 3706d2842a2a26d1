package io.kenh.sync;

import io.kenh.connector.CrmRow;
import io.kenh.connector.Placeholders;
import io.kenh.crm.FieldValues;
import io.kenh.crm.InvalidValue;
import io.kenh.crm.RecordType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Values of rows as our records would hold them, and the other way round. */
@Component
class Values {

    private static final String CUSTOM = "custom.";

    private final FieldValues values;
    private final References references;

    Values(FieldValues values, References references) {
        this.values = values;
        this.references = references;
    }

    /** A row as the mapping reads it, with references as the CRM writes them; a field that the row does not tell of is not there. */
    Reading read(SyncMapping mapping, CrmRow row) {
        Map<String, Object> read = new LinkedHashMap<>();
        List<Reading.Refusal> refused = new ArrayList<>(0);
        for (FieldRule rule : mapping.fields()) {
            if (rule.in() != null || row.values().containsKey(rule.theirs())) {
                try {
                    read.put(rule.ours(), ours(mapping.record(), rule, row));
                } catch (InvalidValue invalid) {
                    refused.add(new Reading.Refusal(rule, invalid.getMessage()));
                }
            }
        }
        return new Reading(row, read, refused);
    }

    /** A row as the mapping reads it, with our ids where it names other rows, and {@link Unlinked} where we have no such record. */
    Reading linked(long connection, SyncMapping mapping, CrmRow row) {
        return linked(connection, mapping, List.of(read(mapping, row))).get(0);
    }

    /** The same rows with our ids where they name other rows, and {@link Unlinked} where we have no such record. */
    List<Reading> linked(long connection, SyncMapping mapping, List<Reading> rows) {
        if (mapping.references().isEmpty()) {
            return rows;
        }
        List<Reading> linked = rows.stream().map(read -> new Reading(read.row(), new LinkedHashMap<>(read.values()), read.refused())).toList();
        references.toOurs(connection, mapping, linked.stream().map(Reading::values).toList());
        return linked;
    }

    /** What of these has to wait, as part of the caller's transaction. */
    void note(Sync sync, SyncMapping mapping, List<Act> acts, List<Reading> read, boolean first) {
        references.note(sync, mapping, acts, read, first);
    }

    private Object ours(RecordType type, FieldRule rule, CrmRow row) {
        if (rule.to() != null && row.values().get(rule.theirs()) != null) {
            return row.values().get(rule.theirs()).toString();
        }
        Object raw = rule.in() == null ? row.values().get(rule.theirs()) : Placeholders.fill(rule.in(), name -> text(row.values().get(name))).strip();
        Object chosen = rule.values().isEmpty() || raw == null ? raw : rule.values().entrySet().stream()
                .filter(e -> e.getValue().equals(raw.toString())).<Object>map(Map.Entry::getKey).findFirst().orElse(rule.otherwise() == null ? raw : rule.otherwise());
        boolean empty = chosen == null || chosen instanceof String text && text.isBlank();
        return values.read(type, rule.ours(), empty ? rule.otherwise() : chosen);
    }

    /** Of our values those that can be told now; a reference to a record that has no row waits. */
    Map<String, Object> tellable(Telling task, Map<String, Object> ours) {
        return references.tellable(task, ours);
    }

    /** What the CRM's fields have to take for these values of ours. */
    Map<String, Object> theirs(Telling task, Map<String, Object> ours) {
        return references.toTheirs(task, theirs(task.mapping(), ours));
    }

    /** The same, with our own ids where a value names a record. */
    static Map<String, Object> theirs(SyncMapping mapping, Map<String, Object> ours) {
        Map<String, Object> told = new LinkedHashMap<>();
        mapping.fields().stream().filter(rule -> ours.containsKey(rule.ours()) && rule.flow().goesOut()).forEach(rule -> {
            Object value = ours.get(rule.ours());
            told.put(rule.theirs(), value != null && rule.values().containsKey(value.toString()) ? rule.values().get(value.toString()) : value);
        });
        return told;
    }

    /** The fields of a record that the mapping names. */
    static Map<String, Object> held(SyncMapping mapping, Map<String, Object> record) {
        Map<String, Object> held = new LinkedHashMap<>();
        mapping.fields().forEach(rule -> held.put(rule.ours(), field(record, rule.ours())));
        return held;
    }

    /** A column or custom value of a record. */
    static Object field(Map<String, Object> record, String name) {
        if (!name.startsWith(CUSTOM)) {
            return record.get(name);
        }
        return record.get("custom") instanceof Map<?, ?> custom ? custom.get(name.substring(CUSTOM.length())) : null;
    }

    /** Columns and custom values as a new record takes them. */
    static Map<String, Object> columns(Map<String, Object> fields) {
        Map<String, Object> columns = new LinkedHashMap<>();
        Map<String, Object> custom = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            if (value != null) {
                if (name.startsWith(CUSTOM)) {
                    custom.put(name.substring(CUSTOM.length()), value);
                } else {
                    columns.put(name, value);
                }
            }
        });
        if (!custom.isEmpty()) {
            columns.put("custom", custom);
        }
        return columns;
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
