package io.kenh.sync;

import io.kenh.connector.CrmRow;
import io.kenh.connector.Placeholders;
import io.kenh.crm.FieldValues;
import io.kenh.crm.InvalidValue;
import io.kenh.crm.RecordType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/** Values of rows as our records would hold them, and the other way round. */
@Component
class Values {

    private static final String CUSTOM = "custom.";

    private final FieldValues values;

    Values(FieldValues values) {
        this.values = values;
    }

    /**
     * Our fields with the values that a row gives them; a field that the row does not tell of is not there.
     *
     * @param refused hears of values that our field cannot hold, and why; they are left out
     */
    Map<String, Object> of(SyncMapping mapping, CrmRow row, BiConsumer<FieldRule, InvalidValue> refused) {
        Map<String, Object> read = new LinkedHashMap<>();
        for (FieldRule rule : mapping.fields()) {
            if (rule.in() != null || row.values().containsKey(rule.theirs())) {
                try {
                    read.put(rule.ours(), ours(mapping.record(), rule, row));
                } catch (InvalidValue invalid) {
                    refused.accept(rule, invalid);
                }
            }
        }
        return read;
    }

    private Object ours(RecordType type, FieldRule rule, CrmRow row) {
        Object raw = rule.in() == null ? row.values().get(rule.theirs()) : Placeholders.fill(rule.in(), name -> text(row.values().get(name))).strip();
        Object chosen = rule.values().isEmpty() || raw == null ? raw : rule.values().entrySet().stream()
                .filter(e -> e.getValue().equals(raw.toString())).<Object>map(Map.Entry::getKey).findFirst().orElse(rule.otherwise() == null ? raw : rule.otherwise());
        boolean empty = chosen == null || chosen instanceof String text && text.isBlank();
        return values.read(type, rule.ours(), empty ? rule.otherwise() : chosen);
    }

    /** What the CRM's fields have to take for these values of ours. */
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
        Map<?, ?> custom = record.get("custom") instanceof Map<?, ?> map ? map : Map.of();
        mapping.fields().forEach(rule -> held.put(rule.ours(), rule.ours().startsWith(CUSTOM) ? custom.get(rule.ours().substring(CUSTOM.length()))
                : record.get(rule.ours())));
        return held;
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
