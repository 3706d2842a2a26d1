package io.kenh.connector.store;

import io.kenh.connector.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All connections at one moment; nothing in it is older than its stamp. */
record Snapshot(String stamp, Map<Long, Entry> byId, Map<String, Entry> byName) {

    static final Snapshot EMPTY = new Snapshot("", Map.of(), Map.of());
    private static final Logger log = LoggerFactory.getLogger(Snapshot.class);

    /** A row with its secrets in the clear, which {@link #toString()} keeps to itself. */
    record Entry(Row row, Connection connection, Map<String, String> secrets) {

        @Override
        public String toString() {
            return connection.toString();
        }
    }

    /** What the rows say now; unchanged rows keep their entry, so their secrets are not decrypted again. */
    Snapshot next(String stamp, List<Row> rows, Function<Row, Entry> make) {
        Map<Long, Entry> ids = new HashMap<>();
        Map<String, Entry> names = new TreeMap<>();
        for (Row row : rows) {
            Entry known = byId.get(row.id());
            boolean same = known != null && known.row().revision().equals(row.revision());
            Entry entry = same ? known : make.apply(row);
            ids.put(row.id(), entry);
            names.put(row.name(), entry);
        }
        return new Snapshot(stamp, ids, names);
    }

    /** Ids that are new, changed or gone. */
    List<Long> changedSince(Snapshot before) {
        return LongStream.concat(ids(byId), ids(before.byId)).distinct()
                .filter(id -> !Objects.equals(byId.get(id), before.byId.get(id))).boxed().toList();
    }

    private static LongStream ids(Map<Long, Entry> entries) {
        return entries.keySet().stream().mapToLong(Long::longValue);
    }

    /** An entry; one whose secrets do not open stands still with the reason. */
    static Entry entry(Row row, Map<String, String> settings, Function<Row, Map<String, String>> open) {
        try {
            Connection connection = new Connection(row.id(), row.name(), row.title(), row.connector(), settings,
                    row.active(), row.state(), row.stateText());
            return new Entry(row, connection, Map.copyOf(open.apply(row)));
        } catch (IllegalStateException locked) {
            log.error("Connection {} stands still: {}", row.name(), locked.getMessage());
            return new Entry(row, new Connection(row.id(), row.name(), row.title(), row.connector(), settings,
                    false, "failing", locked.getMessage()), Map.of());
        }
    }
}
