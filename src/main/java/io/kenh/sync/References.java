package io.kenh.sync;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Fields that name another record: a row names a row, a record names a record, and the links of the other sync of the same
 * connection say which belong together. What has no counterpart yet is written down and carried when it has one.
 */
@Component("syncReferences")
class References {

    private final JdbcClient db;

    References(JdbcClient db) {
        this.db = db;
    }

    /** Puts our ids where rows name other rows, and {@link Unlinked} where we have no such record. */
    void toOurs(long connection, SyncMapping mapping, Collection<Map<String, Object>> rows) {
        for (FieldRule rule : mapping.references()) {
            Set<String> named = rows.stream().map(row -> row.get(rule.ours())).filter(Objects::nonNull).map(Object::toString).collect(Collectors.toSet());
            Map<String, Long> records = records(connection, rule, named);
            rows.forEach(row -> row.computeIfPresent(rule.ours(), (field, id) -> records.containsKey(id.toString()) ? records.get(id.toString())
                    : new Unlinked(rule.to(), id.toString())));
        }
    }

    private Map<String, Long> records(long connection, FieldRule rule, Set<String> rows) {
        Map<String, Long> records = new HashMap<>();
        if (!rows.isEmpty()) {
            db.sql("""
                    select l.external_id, l.record_id from sync s join sync_link l on l.sync_id = s.id and not l.gone
                    where s.connection_id = ? and s.object = ? and s.record = ? and l.external_id = any(?) and exists (select from %s r where r.id = l.record_id)""".formatted(rule.named().key()))
                    .params(connection, rule.to(), rule.named().key(), rows.toArray(String[]::new))
                    .query((rs, i) -> records.put(rs.getString(1), rs.getLong(2))).list();
        }
        return records;
    }

    /**
     * As part of the caller's transaction: which references of these rows wait, and no others.
     *
     * @param read  the rows with our ids in them
     * @param first the rows were read in the first load
     */
    void note(Sync sync, SyncMapping mapping, List<Act> acts, List<Reading> read, boolean first) {
        if (mapping.references().isEmpty()) {
            return;
        }
        List<Act> weighed = acts.stream().filter(References::isWeighed).toList();
        db.sql("delete from sync_awaited_record where sync_id = ? and external_id = any(?)")
                .params(sync.id(), weighed.stream().map(act -> act.row().id()).toArray(String[]::new)).update();
        List<String[]> awaited = new ArrayList<>();
        Map<String, Map<String, Object>> values = read.stream().collect(Collectors.toMap(Reading::id, Reading::values));
        weighed.forEach(act -> values.get(act.row().id()).forEach((field, value) -> {
            if (value instanceof Unlinked unlinked) {
                awaited.add(new String[] {act.row().id(), field, unlinked.object(), unlinked.id()});
            }
        }));
        await(sync, awaited, first);
    }

    private void await(Sync sync, List<String[]> awaited, boolean first) {
        if (!awaited.isEmpty()) {
            db.sql("""
                    insert into sync_awaited_record (sync_id, external_id, field, object, awaited, first)
                    select ?, t.*, ? from unnest(?::text[], ?::text[], ?::text[], ?::text[]) t""")
                    .params(sync.id(), first, column(awaited, 0), column(awaited, 1), column(awaited, 2), column(awaited, 3)).update();
        }
    }

    private static String[] column(List<String[]> rows, int column) {
        return rows.stream().map(row -> row[column]).toArray(String[]::new);
    }

    /** A row that is nothing to us waits for nothing; of one that is as it was, everything is written down already. */
    private static boolean isWeighed(Act act) {
        return act instanceof Act.Make || act instanceof Act.Join || act instanceof Act.Alter
                || act instanceof Act.Seen seen && (seen.row().version() == null || !seen.row().version().equals(seen.link().version()));
    }

    /** Of our values those that can be told now. A reference to a record that has no row waits, and is written down. */
    Map<String, Object> tellable(Telling task, Map<String, Object> ours) {
        List<FieldRule> rules = task.mapping().references().stream().filter(rule -> rule.flow().goesOut()).toList();
        if (rules.isEmpty()) {
            return ours;
        }
        Map<String, Object> tellable = new LinkedHashMap<>(ours);
        db.sql("delete from sync_awaited_row where sync_id = ? and record_id = ?").params(task.syncId(), task.recordId()).update();
        rules.stream().filter(rule -> ours.get(rule.ours()) != null && row(task, rule, ours.get(rule.ours())) == null).forEach(rule -> {
            db.sql("insert into sync_awaited_row (sync_id, record_id, field, object, awaited) values (?, ?, ?, ?, ?)")
                    .params(task.syncId(), task.recordId(), rule.ours(), rule.to(), id(ours.get(rule.ours()))).update();
            tellable.remove(rule.ours());
        });
        return tellable;
    }

    /** Puts the ids of rows where our values name records. @param told CRM's fields with our values */
    Map<String, Object> toTheirs(Telling task, Map<String, Object> told) {
        Map<String, Object> written = new LinkedHashMap<>(told);
        task.mapping().references().forEach(rule -> written.computeIfPresent(rule.theirs(), (field, record) -> row(task, rule, record)));
        return written;
    }

    /** Id of a record's row; null where it has none. */
    private String row(Telling task, FieldRule rule, Object record) {
        return row(task.connection().id(), rule, id(record));
    }

    /** Id of a record's row in the CRM of a connection; null where it has none. */
    String row(long connection, FieldRule rule, long record) {
        return db.sql("""
                select l.external_id from sync s join sync_link l on l.sync_id = s.id and not l.gone
                where s.connection_id = ? and s.object = ? and s.record = ? and l.record_id = ?""")
                .params(connection, rule.to(), rule.named().key(), record).query(String.class).optional().orElse(null);
    }

    private static long id(Object record) {
        return Long.parseLong(record.toString());
    }
}
