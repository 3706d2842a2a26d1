package io.kenh.world.crm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/** The rows of one kind, in the order in which they were made and in the order of their last change. */
final class Table {

    private record Place(Instant modified, long number) {
    }

    private static final Comparator<Place> ORDER = Comparator.comparing(Place::modified).thenComparing(Place::number);

    private final String name;
    private final Clock clock;
    private final LongFunction<String> ids;
    private final Consumer<Change> told;
    private final Map<String, Row> byId = new HashMap<>();
    private final NavigableMap<Long, Row> made = new TreeMap<>();
    private final NavigableMap<Place, Row> changed = new TreeMap<>(ORDER);

    /**
     * @param ids  makes the id of a row of its number
     * @param told hears of every change
     */
    Table(String name, Clock clock, LongFunction<String> ids, Consumer<Change> told) {
        this.name = name;
        this.clock = clock;
        this.ids = ids;
        this.told = told;
    }

    /** The provider's name of this kind. */
    String name() {
        return name;
    }

    synchronized Row create(ObjectNode fields, boolean byApi) {
        long number = made.isEmpty() ? 1 : made.lastKey() + 1;
        Instant now = clock.instant();
        return put(null, new Row(number, ids.apply(number), 1, now, now, false, fields.deepCopy()), byApi);
    }

    /** The row with these fields laid over its own; empty for no such row. */
    synchronized Optional<Row> update(String id, ObjectNode fields, boolean byApi) {
        return byId(id).map(row -> {
            ObjectNode whole = row.fields().deepCopy();
            whole.setAll(fields.deepCopy());
            return put(row, row.changed(whole, clock.instant()), byApi);
        });
    }

    /** Takes it away; empty for no such row. */
    synchronized Optional<Row> delete(String id, boolean byApi) {
        return byId(id).map(row -> put(row, row.gone(clock.instant()), byApi));
    }

    private Row put(Row before, Row row, boolean byApi) {
        if (before != null) {
            changed.remove(new Place(before.modified(), before.number()));
        }
        byId.put(row.id(), row);
        made.put(row.number(), row);
        changed.put(new Place(row.modified(), row.number()), row);
        told.accept(new Change(name, row, before, byApi));
        return row;
    }

    /** A row that is there. */
    synchronized Optional<Row> byId(String id) {
        return Optional.ofNullable(byId.get(id)).filter(row -> !row.deleted());
    }

    /** Rows that are there, in the order in which they were made. */
    synchronized List<Row> made() {
        return made.values().stream().filter(row -> !row.deleted()).toList();
    }

    /** Rows changed at this moment or later, by the time of their last change; those that are gone stand among them. */
    synchronized List<Row> since(Instant from) {
        return List.copyOf(changed.tailMap(new Place(from, Long.MIN_VALUE)).values());
    }

    /** The like, without those that are gone. */
    Stream<Row> living(Instant from) {
        return since(from).stream().filter(row -> !row.deleted());
    }
}
