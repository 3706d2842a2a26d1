package io.kenh.crm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The kinds of record the hub keeps; each has a table of its name. */
public enum RecordType {

    LEAD(Map.of("status", "New", "score", 0)),
    CONTACT(Map.of("score", 0)),
    ACCOUNT(Map.of()),
    OPPORTUNITY(Map.of("stage", "new")),
    TASK(Map.of("status", "open", "priority", "medium")),
    TICKET(Map.of("status", "open", "priority", "medium"));

    private final Map<String, Object> defaults;

    RecordType(Map<String, Object> defaults) {
        this.defaults = defaults;
    }

    /** Its name in tables, automations and the API. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #key()} writes; an unknown name is refused with the list of known ones. */
    public static RecordType of(String key) {
        for (RecordType type : values()) {
            if (type.key().equals(key)) {
                return type;
            }
        }
        throw new IllegalArgumentException("unknown kind of record '%s'; there are %s".formatted(key,
                List.of(values()).stream().map(RecordType::key).toList()));
    }

    /** What a new record holds where nothing else is said. */
    public Map<String, Object> defaults() {
        return defaults;
    }

    /** A new record's fields before anybody said anything. */
    Map<String, Object> blank() {
        Map<String, Object> fields = new LinkedHashMap<>(defaults);
        fields.put("tags", List.of());
        fields.put("custom", Map.of());
        return fields;
    }
}
