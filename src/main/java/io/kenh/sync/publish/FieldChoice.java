package io.kenh.sync.publish;

import io.kenh.event.Change;
import io.kenh.sync.Subscription;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which fields a subscription hears of. */
final class FieldChoice {

    private static final String CUSTOM = "custom";
    private static final String PREFIX = "custom.";

    private FieldChoice() {
    }

    /** Whether a change touches one of the chosen fields; what changes no field is always wanted. */
    static boolean wants(Subscription subscription, Change change) {
        return subscription.fields().isEmpty() || !change.kind().equals(Change.UPDATED)
                || changed(change).stream().anyMatch(subscription.fields()::contains);
    }

    /** Names of the fields that changed, custom fields as {@code custom.<name>}; empty for a new record. */
    static Set<String> changed(Change change) {
        Set<String> names = new LinkedHashSet<>(change.before().keySet());
        if (names.remove(CUSTOM)) {
            Map<?, ?> before = map(change.before().get(CUSTOM));
            Map<?, ?> after = map(change.record().get(CUSTOM));
            Set<Object> all = new LinkedHashSet<>(before.keySet());
            all.addAll(after.keySet());
            all.stream().filter(name -> !Objects.equals(before.get(name), after.get(name))).forEach(name -> names.add(PREFIX + name));
        }
        return names;
    }

    /** The chosen part of a record; all of it where nothing is chosen. The id always stays. */
    static Map<String, Object> of(List<String> fields, Map<String, Object> record) {
        if (fields.isEmpty()) {
            return record;
        }
        Map<String, Object> chosen = new LinkedHashMap<>(record);
        chosen.keySet().removeIf(name -> !name.equals("id") && !fields.contains(name));
        Map<String, Object> custom = new LinkedHashMap<>();
        map(record.get(CUSTOM)).forEach((name, value) -> {
            if (fields.contains(PREFIX + name)) {
                custom.put(String.valueOf(name), value);
            }
        });
        if (!custom.isEmpty()) {
            chosen.put(CUSTOM, custom);
        }
        return chosen;
    }

    private static Map<?, ?> map(Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
