package io.kenh.crm;

import io.kenh.event.Change;
import io.kenh.event.Changes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who changed what in a record: each field before and after. */
@Component
public class ChangeLog {

    private static final Set<String> SILENT = Set.of("id", "created", "updated");

    /** Columns by name, then custom fields by name. */
    private static final Comparator<FieldChange> ORDER = Comparator.comparing((FieldChange f) -> f.field().startsWith(CustomFields.PREFIX))
            .thenComparing(FieldChange::field);

    private final Changes changes;

    ChangeLog(Changes changes) {
        this.changes = changes;
    }

    /**
     * One field of one change.
     *
     * @param field  column or {@code custom.<name>}
     * @param before null when it was empty
     * @param after  null when it is empty now
     */
    public record FieldChange(String field, Object before, Object after) { }

    /** One change; {@code kind} and {@code cause} as in {@link Change}. A new record's fields were all empty before. */
    public record Entry(long id, String kind, String cause, Instant at, List<FieldChange> fields) { }

    /**
     * Newest first.
     *
     * @param before only entries with a smaller id; {@link Long#MAX_VALUE} for the newest
     */
    public List<Entry> of(RecordType type, long id, long before, int most) {
        return changes.of(type.key(), id, before, most).stream()
                .map(change -> new Entry(change.id(), change.kind(), change.cause(), change.at(), fields(change.before(), change.record()))).toList();
    }

    /** What differs, by name; of a record without a past all that is filled. */
    public static List<FieldChange> fields(Map<String, Object> before, Map<String, Object> record) {
        List<FieldChange> fields = new ArrayList<>();
        Collection<String> names = before.isEmpty() ? record.keySet() : before.keySet();
        for (String name : names) {
            if (name.equals("custom")) {
                custom(map(before.get(name)), map(record.get(name)), fields);
            } else if (!SILENT.contains(name)) {
                add(name, before.get(name), record.get(name), fields);
            }
        }
        fields.sort(ORDER);
        return fields;
    }

    private static void custom(Map<?, ?> before, Map<?, ?> after, List<FieldChange> fields) {
        Set<Object> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        names.forEach(name -> add(CustomFields.PREFIX + name, before.get(name), after.get(name), fields));
    }

    private static void add(String field, Object before, Object after, List<FieldChange> fields) {
        if (!Objects.equals(Plain.of(filled(before)), Plain.of(filled(after)))) {
            fields.add(new FieldChange(field, filled(before), filled(after)));
        }
    }

    private static Object filled(Object value) {
        return value instanceof Collection<?> items && items.isEmpty() ? null : value;
    }

    private static Map<?, ?> map(Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
