package io.kenh.connector.store;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** Connections that live as long as the process: for trying connectors without a database. */
final class MemoryRows implements Rows {

    private final Map<Long, Row> rows = new ConcurrentSkipListMap<>();
    private final AtomicLong counter = new AtomicLong();

    @Override
    public List<Row> all() {
        return List.copyOf(rows.values());
    }

    @Override
    public String stamp() {
        return Long.toString(counter.get());
    }

    @Override
    public long insert(Row row) {
        long id = counter.incrementAndGet();
        put(id, row);
        return id;
    }

    @Override
    public void update(Row row) {
        put(row.id(), row);
    }

    @Override
    public void state(long id, boolean active, String state, String text) {
        Row row = rows.get(id);
        put(id, new Row(id, row.name(), row.title(), row.connector(), row.settings(), row.secrets(), active, state, text, null));
    }

    private void put(long id, Row row) {
        rows.put(id, new Row(id, row.name(), row.title(), row.connector(), row.settings(), row.secrets(),
                row.active(), row.state(), row.stateText(), Long.toString(counter.incrementAndGet())));
    }
}
