package io.kenh.crm;

import io.kenh.event.Cause;
import io.kenh.event.Change;
import io.kenh.event.Changes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to leads, contacts and the other records. A record is a map of its table's columns; every
 * write goes into the log of changes in the same transaction. A custom value that its field cannot hold is
 * refused with {@link InvalidValue}, and nothing is written.
 */
@Component
public class Records {

    private final RecordRows table;
    private final Changes changes;
    private final CustomFields customs;
    private final ObjectProvider<OwnerChooser> choosers;
    private final Clock clock;

    Records(RecordRows table, Changes changes, CustomFields customs, ObjectProvider<OwnerChooser> choosers, Clock clock) {
        this.table = table;
        this.changes = changes;
        this.customs = customs;
        this.choosers = choosers;
        this.clock = clock;
    }

    /**
     * A record to be made.
     *
     * @param id     from {@link #ids}
     * @param kind   {@link Change#CREATED} or {@link Change#IMPORTED}
     * @param fields columns; those left out get their default
     */
    public record New(RecordType type, long id, String kind, Map<String, Object> fields, Cause cause) { }

    /**
     * An edit of one record.
     *
     * @param kind {@link Change#UPDATED} or {@link Change#IMPORTED}
     */
    public record Update(RecordType type, long id, Edit edit, Cause cause, String kind) {

        /** By a person, a program or an automation. */
        public Update(RecordType type, long id, Edit edit, Cause cause) {
            this(type, id, edit, cause, Change.UPDATED);
        }
    }

    /** Ids for records that are about to be made, growing. */
    public List<Long> ids(RecordType type, int count) {
        return table.ids(type, count);
    }

    /** Makes records and tells of them. */
    @Transactional
    public void create(List<New> news) {
        byType(news, New::type).forEach(this::insert);
    }

    /** Makes one record; answers its id. */
    @Transactional
    public long create(RecordType type, Map<String, Object> fields, Cause cause) {
        long id = ids(type, 1).get(0);
        create(List.of(new New(type, id, Change.CREATED, fields, cause)));
        return id;
    }

    private void insert(RecordType type, List<New> news) {
        List<Map<String, Object>> rows = new ArrayList<>();
        List<Change> made = new ArrayList<>();
        news.forEach(one -> rows.add(blank(one)));
        List<Map<String, Object>> ownerless = rows.stream().filter(row -> row.get("owner_id") == null).toList();
        choosers.forEach(chooser -> chooser.choose(type, ownerless));
        for (int i = 0; i < rows.size(); i++) {
            New one = news.get(i);
            Map<String, Object> row = rows.get(i);
            made.add(Change.of(type.key(), one.id(), one.kind(), lane(type, row), row, Map.of(), one.cause(), clock.instant()));
        }
        table.insert(type, rows);
        changes.append(made);
    }

    private Map<String, Object> blank(New one) {
        Map<String, Object> row = one.type().blank();
        row.putAll(one.fields());
        row.put("custom", customs.settle(one.type(), Map.of(), custom(row)));
        row.put("id", one.id());
        row.put("created", clock.instant().toString());
        row.put("updated", row.get("created"));
        return row;
    }

    /** Changes records and tells of those that really changed. */
    @Transactional
    public void update(List<Update> updates) {
        byType(updates, Update::type).forEach(this::update);
    }

    /** Changes one record; false when there is no such record. */
    @Transactional
    public boolean update(RecordType type, long id, Edit edit, Cause cause) {
        update(List.of(new Update(type, id, edit, cause)));
        return find(type, id).isPresent();
    }

    private void update(RecordType type, List<Update> updates) {
        Map<Long, Map<String, Object>> now = table.lock(type, updates.stream().map(Update::id).collect(Collectors.toSet()));
        List<Change> made = new ArrayList<>();
        Map<Long, Map<String, Object>> rows = new LinkedHashMap<>();
        for (Update update : updates) {
            Map<String, Object> old = now.get(update.id());
            if (old != null) {
                edit(type, update, old).ifPresent(change -> {
                    made.add(change);
                    now.put(update.id(), change.record());
                    rows.put(update.id(), change.record());
                });
            }
        }
        save(type, rows.values(), made);
        changes.append(made);
    }

    private Optional<Change> edit(RecordType type, Update update, Map<String, Object> old) {
        Map<String, Object> after = update.edit().applyTo(old);
        after.put("custom", customs.settle(type, custom(old), custom(after)));
        Map<String, Object> before = difference(old, after);
        if (before.isEmpty()) {
            return Optional.empty();
        }
        after.put("updated", clock.instant().toString());
        return Optional.of(Change.of(type.key(), update.id(), update.kind(), lane(type, after), after, before,
                update.cause(), clock.instant()));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> custom(Map<String, Object> row) {
        return row.get("custom") instanceof Map<?, ?> custom ? (Map<String, Object>) custom : Map.of();
    }

    private void save(RecordType type, Collection<Map<String, Object>> rows, List<Change> made) {
        if (rows.isEmpty()) {
            return;
        }
        Set<String> touched = new LinkedHashSet<>(Set.of("updated"));
        made.forEach(change -> touched.addAll(change.before().keySet()));
        table.update(type, rows, touched);
    }

    private static Map<String, Object> difference(Map<String, Object> old, Map<String, Object> after) {
        Map<String, Object> before = new LinkedHashMap<>();
        after.forEach((field, value) -> {
            if (!Objects.equals(Plain.of(old.get(field)), Plain.of(value))) {
                before.put(field, old.get(field));
            }
        });
        return before;
    }

    /** The records as they are now, by id; those that do not exist are left out. */
    public Map<Long, Map<String, Object>> load(RecordType type, Collection<Long> ids) {
        return table.load(type, ids);
    }

    public Optional<Map<String, Object>> find(RecordType type, long id) {
        return Optional.ofNullable(load(type, List.of(id)).get(id));
    }

    /** The conversation partner a record belongs to. */
    public static String lane(RecordType type, Map<String, Object> row) {
        Object contact = type == RecordType.CONTACT ? row.get("id") : row.get("contact_id");
        return contact != null ? "contact:" + contact : type.key() + ":" + row.get("id");
    }

    private static <T> Map<RecordType, List<T>> byType(List<T> items, java.util.function.Function<T, RecordType> type) {
        return items.stream().collect(Collectors.groupingBy(type, LinkedHashMap::new, Collectors.toList()));
    }
}
