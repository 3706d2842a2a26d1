package io.kenh.automation;

import io.kenh.condition.Facts;
import io.kenh.event.Change;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A change as conditions see it. In a new record every field that has a value counts as changed, in what changed no field none
 * does.
 */
record ChangeFacts(Change change) implements Facts {

    private static final String CUSTOM = "custom.";
    private static final Set<String> NEW = Set.of(Change.CREATED, Change.IMPORTED);

    @Override
    public Object get(String field) {
        return read(change.record(), field);
    }

    @Override
    public boolean changed(String field) {
        if (NEW.contains(change.kind())) {
            return get(field) != null;
        }
        return change.before().containsKey(column(field)) && !Objects.equals(before(field), get(field));
    }

    @Override
    public Object before(String field) {
        return change.before().containsKey(column(field)) ? read(change.before(), field) : NEW.contains(change.kind()) ? null : get(field);
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
