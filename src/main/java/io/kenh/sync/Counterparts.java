package io.kenh.sync;

import io.kenh.crm.ContactMerges;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Change;
import io.kenh.event.Changes;
import io.kenh.platform.Contended;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Gathers what the hub knows that matters to rows. */
@Component
class Counterparts {

    private static final int LONGEST_LOOK_BACK = 200;

    private final JdbcClient db;
    private final Links links;
    private final Records records;
    private final Changes changes;
    private final ContactMerges merges;

    Counterparts(JdbcClient db, Links links, Records records, Changes changes, ContactMerges merges) {
        this.db = db;
        this.links = links;
        this.records = records;
        this.changes = changes;
        this.merges = merges;
    }

    /**
     * Everything about these rows. Within a transaction the records are locked until it ends.
     *
     * @throws Contended where a row has just become another record's
     */
    Facts of(Sync sync, SyncMapping mapping, List<Reading> rows) {
        Map<String, Link> known = links.of(sync.id(), rows.stream().map(Reading::id).toList());
        List<Reading> strangers = rows.stream().filter(row -> !known.containsKey(row.id())).toList();
        Set<Long> marked = strangers.stream().map(row -> Planner.marked(mapping, row.row())).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<String, Map<String, Long>> owners = new HashMap<>();
        mapping.match().forEach(field -> owners.put(field, owners(mapping.record(), field,
                strangers.stream().map(row -> row.values().get(field)).filter(Objects::nonNull).map(Object::toString).collect(Collectors.toSet()))));
        Set<Long> ids = new LinkedHashSet<>(marked);
        known.values().forEach(link -> ids.add(link.recordId()));
        owners.values().forEach(found -> ids.addAll(found.values()));
        Map<Long, Map<String, Object>> loaded = load(mapping.record(), ids);
        refuseMoved(sync.id(), known);
        Map<Long, Long> became = became(mapping.record(), known.values(), loaded.keySet());
        loaded.putAll(load(mapping.record(), Set.copyOf(became.values())));
        ids.addAll(became.values());
        Set<Long> there = new HashSet<>(marked);
        there.retainAll(loaded.keySet());
        return new Facts(known, owners, there, links.taken(sync.id(), ids), loaded, became, (id, field) -> lastChange(mapping.record(), id, field));
    }

    private Map<Long, Map<String, Object>> load(RecordType type, Collection<Long> ids) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            lock(type, ids);
        }
        return new HashMap<>(records.load(type, ids));
    }

    /** Two contacts may have become one, or two again, while their locks were waited for. */
    private void refuseMoved(long sync, Map<String, Link> known) {
        if (!known.isEmpty() && !links.records(sync, known.keySet()).equals(Links.records(known.values()))) {
            throw new Contended("rows of sync " + sync + " have become other records' meanwhile");
        }
    }

    /** Of contacts that have gone into others: which. */
    private Map<Long, Long> became(RecordType type, Collection<Link> known, Set<Long> there) {
        Map<Long, Long> became = new HashMap<>();
        if (type == RecordType.CONTACT) {
            known.stream().map(Link::recordId).filter(id -> !there.contains(id)).forEach(id -> merges.becameOf(id).ifPresent(now -> became.put(id, now)));
        }
        return became;
    }

    /** Until the transaction ends. */
    void lock(RecordType type, Collection<Long> ids) {
        if (!ids.isEmpty()) {
            db.sql("select id from %s where id = any(?) order by id for update".formatted(type.key())).param(ids.toArray(Long[]::new)).query(Long.class).list();
        }
    }

    /** The oldest record with each value; one that was merged into another does not count. */
    private Map<String, Long> owners(RecordType type, String field, Set<String> values) {
        Map<String, Long> owners = new HashMap<>();
        if (!values.isEmpty()) {
            boolean custom = field.startsWith("custom.");
            String column = custom ? "custom ->> ?" : field + "::text";
            var query = db.sql("select %s, min(id) from %s where %s = any(?) group by 1".formatted(column, type.key(), column));
            String[] wanted = values.toArray(String[]::new);
            String name = custom ? field.substring("custom.".length()) : null;
            (custom ? query.params(name, name, wanted) : query.param(wanted)).query((rs, i) -> owners.put(rs.getString(1), rs.getLong(2))).list();
        }
        return owners;
    }

    /** Looked up only where both sides have changed one field. */
    private Instant lastChange(RecordType type, long id, String field) {
        String name = field.startsWith("custom.") ? "custom" : field;
        List<Change> history = changes.of(type.key(), id, LONGEST_LOOK_BACK);
        return history.stream().filter(change -> change.before().containsKey(name) || change.before().isEmpty() && !change.record().isEmpty())
                .map(Change::at).findFirst().orElse(null);
    }
}
