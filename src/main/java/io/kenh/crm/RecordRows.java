package io.kenh.crm;

import io.kenh.platform.Json;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of records, whose columns differ from installation to installation. */
@Component
class RecordRows {

    private final JdbcClient db;
    private final Columns columns;

    RecordRows(JdbcClient db, Columns columns) {
        this.db = db;
        this.columns = columns;
    }

    List<Long> ids(RecordType type, int count) {
        return db.sql("select nextval((select pg_get_serial_sequence(?, 'id')::regclass)) from generate_series(1, ?)")
                .params(type.key(), count).query(Long.class).list();
    }

    /** @throws IllegalArgumentException for a column that the table does not have */
    void insert(RecordType type, List<Map<String, Object>> rows) {
        Set<String> used = new LinkedHashSet<>();
        rows.forEach(row -> used.addAll(row.keySet()));
        Set<String> known = columns.of(type).keySet();
        used.stream().filter(c -> !known.contains(c)).findFirst().ifPresent(c -> {
            throw new IllegalArgumentException("a %s has no field '%s'; it has %s".formatted(type.key(), c, known));
        });
        db.sql("insert into %1$s (%2$s) overriding system value select %2$s from jsonb_populate_recordset(null::%1$s, ?::jsonb)"
                .formatted(type.key(), String.join(", ", used))).param(Json.write(rows)).update();
    }

    /** @param fields what has changed in any of the rows; what is no column is left out */
    void update(RecordType type, Collection<Map<String, Object>> rows, Collection<String> fields) {
        Set<String> touched = new LinkedHashSet<>(fields);
        touched.retainAll(columns.of(type).keySet());
        String set = touched.stream().map(c -> "%1$s = r.%1$s".formatted(c)).collect(Collectors.joining(", "));
        db.sql("update %1$s t set %2$s from jsonb_populate_recordset(null::%1$s, ?::jsonb) r where t.id = r.id"
                .formatted(type.key(), set)).param(Json.write(rows)).update();
    }

    /** The rows by id, in the order of their ids, which nobody else changes until the transaction ends. */
    Map<Long, Map<String, Object>> lock(RecordType type, Collection<Long> ids) {
        return rows("select row_to_json(t) from %s t where id = any(?) order by id for update".formatted(type.key()), ids);
    }

    /** The rows by id; those that do not exist are left out. */
    Map<Long, Map<String, Object>> load(RecordType type, Collection<Long> ids) {
        return ids.isEmpty() ? Map.of() : rows("select row_to_json(t) from %s t where id = any(?)".formatted(type.key()), ids);
    }

    private Map<Long, Map<String, Object>> rows(String sql, Collection<Long> ids) {
        Map<Long, Map<String, Object>> rows = new LinkedHashMap<>();
        db.sql(sql).param(ids.toArray(Long[]::new)).query(String.class).list().forEach(json -> {
            Map<String, Object> row = Json.map(json);
            rows.put(((Number) row.get("id")).longValue(), row);
        });
        return rows;
    }
}
