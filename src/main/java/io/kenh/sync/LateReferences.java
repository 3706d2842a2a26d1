package io.kenh.sync;

import io.kenh.connector.CrmRow;
import io.kenh.crm.RecordType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Carries references whose other end was not linked when they were seen, and is now. */
@Component
class LateReferences {

    private static final int AT_ONCE = 200;
    /** Who is named goes before who names. */
    private static final List<RecordType> ORDER = List.of(RecordType.ACCOUNT, RecordType.CONTACT, RecordType.LEAD, RecordType.OPPORTUNITY, RecordType.TICKET, RecordType.TASK);

    private final JdbcClient db;
    private final Links links;
    private final Inflow inflow;
    private final Pushes pushes;
    private final TransactionTemplate transactions;

    LateReferences(JdbcClient db, Links links, Inflow inflow, Pushes pushes, TransactionTemplate transactions) {
        this.db = db;
        this.links = links;
        this.inflow = inflow;
        this.pushes = pushes;
        this.transactions = transactions;
    }

    private record Waiting(String row, String field, String awaited, boolean first, boolean linked) { }

    /** Whether the first load of another sync, whose records this one's name, goes first. One that is paused or fails is not waited for. */
    boolean waitsForLoad(Sync sync, SyncMapping mapping) {
        List<String> named = mapping.references().stream().filter(rule -> ORDER.indexOf(rule.named()) < ORDER.indexOf(mapping.record())).map(FieldRule::to).toList();
        return !named.isEmpty() && db.sql("""
                select not own.reading and own.loaded is null and exists (select from sync s join sync_checkpoint c on c.sync_id = s.id
                  where s.connection_id = ? and s.object = any(?) and s.state = 'active' and c.loaded is null and c.failures = 0)
                from sync_checkpoint own where own.sync_id = ?""").params(sync.connectionId(), named.toArray(String[]::new), sync.id()).query(Boolean.class).single();
    }

    /** Some of what can be carried now. @return whether there was any */
    boolean carry(Sync sync, SyncMapping mapping) {
        return !mapping.references().isEmpty() && (inward(sync, mapping) || outward(sync));
    }

    /** What the rows said last is merged once more, now that it means something. */
    private boolean inward(Sync sync, SyncMapping mapping) {
        List<Waiting> ready = ready(sync);
        if (ready.isEmpty()) {
            return false;
        }
        boolean first = ready.get(0).first();
        // those of the other kind have their turn at the next look
        List<Waiting> waiting = ready.stream().filter(one -> one.first() == first).toList();
        Map<String, Map<String, Object>> values = new LinkedHashMap<>();
        waiting.forEach(one -> mapping.rule(one.field()).filter(rule -> rule.theirs() != null)
                .ifPresent(rule -> values.computeIfAbsent(one.row(), row -> new HashMap<>()).put(rule.theirs(), one.awaited())));
        Map<String, Link> known = links.of(sync.id(), values.keySet());
        inflow.absorb(sync, mapping, values.entrySet().stream().filter(e -> known.containsKey(e.getKey()))
                .map(e -> new CrmRow(e.getKey(), known.get(e.getKey()).modified(), null, false, null, e.getValue(), null)).toList(), first ? Origin.FIRST_LOAD : Origin.ROW);
        carried(sync, waiting.stream().filter(Waiting::linked).toList());
        return true;
    }

    private void carried(Sync sync, List<Waiting> linked) {
        db.sql("""
                delete from sync_awaited_record a using unnest(?::text[], ?::text[]) t (row, field)
                where a.sync_id = ? and a.external_id = t.row and a.field = t.field""")
                .params(linked.stream().map(Waiting::row).toArray(String[]::new), linked.stream().map(Waiting::field).toArray(String[]::new), sync.id()).update();
    }

    /** All that the next rows wait for, of which at least one is linked. */
    private List<Waiting> ready(Sync sync) {
        return db.sql("""
                with linked as (select a.external_id, a.field from sync_awaited_record a join sync s on s.connection_id = :connection and s.object = a.object
                    join sync_link l on l.sync_id = s.id and l.external_id = a.awaited and not l.gone where a.sync_id = :sync limit :most)
                select a.*, (a.external_id, a.field) in (select external_id, field from linked) as linked from sync_awaited_record a
                where a.sync_id = :sync and a.external_id in (select external_id from linked) order by first desc, a.external_id""")
                .param("connection", sync.connectionId()).param("sync", sync.id()).param("most", AT_ONCE)
                .query((rs, i) -> new Waiting(rs.getString("external_id"), rs.getString("field"), rs.getString("awaited"), rs.getBoolean("first"), rs.getBoolean("linked"))).list();
    }

    /** The CRM is to hear once more of records whose reference it can be told now. */
    private boolean outward(Sync sync) {
        return Boolean.TRUE.equals(transactions.execute(done -> {
            List<Long> records = db.sql("""
                    delete from sync_awaited_row w using (select a.record_id, a.field from sync_awaited_row a join sync s on s.connection_id = :connection
                        and s.object = a.object join sync_link l on l.sync_id = s.id and l.record_id = a.awaited and not l.gone where a.sync_id = :sync limit :most) ready
                    where w.sync_id = :sync and w.record_id = ready.record_id and w.field = ready.field returning w.record_id""")
                    .param("connection", sync.connectionId()).param("sync", sync.id()).param("most", AT_ONCE).query(Long.class).list();
            pushes.add(sync.id(), records);
            return !records.isEmpty();
        }));
    }
}
