package io.kenh.automation;

import io.kenh.condition.Facts;
import io.kenh.event.Change;
import java.util.Map;
import java.util.Objects;

/** A change as conditions see it. In a new record every field that has a value counts as changed. */
record ChangeFacts(Change change) implements Facts {

    private static final String CUSTOM = "custom.";

    @Override
    public Object get(String field) {
        return read(change.record(), field);
    }

    @Override
    public boolean changed(String field) {
        if (!change.kind().equals(Change.UPDATED)) {
            return get(field) != null;
        }
        return change.before().containsKey(column(field)) && !Objects.equals(before(field), get(field));
    }

    @Override
    public Object before(String field) {
        return change.before().containsKey(column(field)) ? read(change.before(), field)
                : change.kind().equals(Change.UPDATED) ? get(field) : null;
    }

    private static String column(String field) {
        return field.startsWith(CUSTOM) ? "custom" : field;
    }

    static Object read(Map<String, Object> record, String field) {
        if (!field.startsWith(CUSTOM)) {
            return record.get(field);
        }
        return record.get("custom") instanceof Map<?, ?> custom ? custom.get(field.substring(CUSTOM.length())) : null;
    }
}
