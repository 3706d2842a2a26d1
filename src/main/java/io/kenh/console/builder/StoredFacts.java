package io.kenh.console.builder;

import io.kenh.condition.Facts;
import java.util.Map;

/** A stored record as conditions see it; nothing about it has just changed. */
record StoredFacts(Map<String, Object> record) implements Facts {

    private static final String CUSTOM = "custom.";

    @Override
    public Object get(String field) {
        if (!field.startsWith(CUSTOM)) {
            return record.get(field);
        }
        return record.get("custom") instanceof Map<?, ?> custom ? custom.get(field.substring(CUSTOM.length())) : null;
    }
}
