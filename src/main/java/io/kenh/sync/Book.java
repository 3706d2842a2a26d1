package io.kenh.sync;

import io.kenh.connector.CrmRow;
import io.kenh.crm.AddressClaims;
import io.kenh.crm.Addresses;
import io.kenh.crm.Edit;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Cause;
import io.kenh.event.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Writes down what rows lead to: records, links, what is to be told, and what a person should know. */
@Component
class Book {

    private final Records records;
    private final Links links;
    private final Pushes pushes;
    private final Conflicts conflicts;
    private final Checkpoints checkpoints;
    private final AddressClaims addresses;

    Book(Records records, Links links, Pushes pushes, Conflicts conflicts, Checkpoints checkpoints, AddressClaims addresses) {
        this.records = records;
        this.links = links;
        this.pushes = pushes;
        this.conflicts = conflicts;
        this.checkpoints = checkpoints;
        this.addresses = addresses;
    }

    /** Why our own writes happen; by this we know them again. */
    static Cause cause(long sync) {
        return new Cause("sync:" + sync, 0);
    }

    /**
     * Part of the caller's transaction.
     *
     * @param first the first load: nothing of it is news, so nothing fires as created or updated
     */
    void write(Sync sync, SyncMapping mapping, List<Act> acts, boolean first) {
        List<Link> saved = new ArrayList<>(made(sync, mapping, of(acts, Act.Make.class), first));
        List<Records.Update> updates = new ArrayList<>();
        List<Long> toTell = new ArrayList<>();
        for (Act act : acts) {
            if (act instanceof Act.Join join) {
                met(sync, mapping, join.row(), join.recordId(), join.merge(), first, updates, toTell, saved);
            } else if (act instanceof Act.Alter alter) {
                met(sync, mapping, alter.row(), alter.link().recordId(), alter.merge(), first, updates, toTell, saved);
            } else if (act instanceof Act.Lose lose) {
                lost(sync, mapping, lose, updates, saved);
            }
        }
        records.update(updates);
        claim(mapping.record(), updates);
        links.save(sync.id(), saved);
        links.seen(sync.id(), of(acts, Act.Seen.class));
        if (mapping.flow().goesOut()) {
            pushes.add(sync.id(), toTell);
        }
        checkpoints.count(sync.id(), of(acts, Act.Make.class).size(), (int) updates.stream().filter(update -> !update.edit().set().isEmpty()).count(), 0);
    }

    private List<Link> made(Sync sync, SyncMapping mapping, List<Act.Make> makes, boolean first) {
        if (makes.isEmpty()) {
            return List.of();
        }
        List<Long> ids = records.ids(mapping.record(), makes.size());
        List<Records.New> news = new ArrayList<>();
        List<Link> made = new ArrayList<>();
        for (int i = 0; i < makes.size(); i++) {
            Act.Make make = makes.get(i);
            news.add(new Records.New(mapping.record(), ids.get(i), first ? Change.IMPORTED : Change.CREATED, Values.columns(make.values()), cause(sync.id())));
            made.add(new Link(make.row().id(), ids.get(i), make.row().version(), make.row().modified(), begun(mapping.record(), make.values()),
                    make.values(), false));
            if (make.doubled() != null) {
                conflicts.note(sync.id(), make.row().id(), ids.get(i), null, Conflicts.DOUBLE, make.doubled() == 0 ? null : make.doubled(), make.row().id(),
                        "another row has the record that this one looks like", null);
            }
        }
        records.create(news);
        Map<Long, Map<String, Object>> fields = new LinkedHashMap<>();
        news.forEach(one -> fields.put(one.id(), one.fields()));
        claim(mapping.record(), fields);
        return made;
    }

    /** What a new record holds where the row says nothing is no change of ours. */
    private static Map<String, Object> begun(RecordType type, Map<String, Object> values) {
        Map<String, Object> begun = new LinkedHashMap<>(values);
        begun.replaceAll((field, value) -> value == null ? type.defaults().get(field) : value);
        return begun;
    }

    private void met(Sync sync, SyncMapping mapping, CrmRow row, long recordId, Merge merge, boolean first,
            List<Records.Update> updates, List<Long> toTell, List<Link> saved) {
        if (!merge.toUs().isEmpty()) {
            updates.add(new Records.Update(mapping.record(), recordId, Edit.set(merge.toUs()), cause(sync.id()), first ? Change.IMPORTED : Change.UPDATED));
        }
        if (!merge.toThem().isEmpty()) {
            toTell.add(recordId);
        }
        // without a version the row is read and merged again before anything is told
        saved.add(new Link(row.id(), recordId, merge.isWhole() ? row.version() : null, row.modified(), merge.ours(), merge.theirs(), false));
        merge.clashes().forEach(clash -> conflicts.note(sync.id(), row.id(), recordId, clash.field(), Conflicts.FIELD, clash.ours(), clash.theirs(), null,
                clash.winner() == null ? null : clash.winner() == Owner.HUB ? "ours" : "theirs"));
    }

    private static void lost(Sync sync, SyncMapping mapping, Act.Lose lose, List<Records.Update> updates, List<Link> saved) {
        Link link = lose.link();
        saved.add(new Link(link.externalId(), link.recordId(), lose.row().version(), lose.row().modified(), link.ours(), link.theirs(), true));
        if (mapping.marksDeleted()) {
            updates.add(new Records.Update(mapping.record(), link.recordId(), new Edit(Map.of(), List.of(SyncMapping.DELETED), List.of(), null),
                    cause(sync.id()), Change.UPDATED));
        }
    }

    private void claim(RecordType type, List<Records.Update> updates) {
        Map<Long, Map<String, Object>> fields = new LinkedHashMap<>();
        updates.forEach(update -> fields.put(update.id(), update.edit().set()));
        claim(type, fields);
    }

    /** People are met by the addresses they have now, where nobody else is. */
    private void claim(RecordType type, Map<Long, Map<String, Object>> fields) {
        if (type != RecordType.CONTACT && type != RecordType.LEAD) {
            return;
        }
        for (String kind : List.of(Addresses.EMAIL, Addresses.PHONE)) {
            Map<String, Long> wanted = new HashMap<>();
            fields.forEach((id, values) -> {
                if (values.get(kind) != null) {
                    wanted.putIfAbsent(values.get(kind).toString(), id);
                }
            });
            addresses.owners(type, kind, wanted.keySet()).keySet().forEach(wanted::remove);
            addresses.claim(type, kind, wanted);
        }
    }

    /** What the CRM has taken over of a record: written in one commit with the end of its entry. */
    void told(Sync sync, Link link, Pushes.Push push) {
        links.save(sync.id(), List.of(link));
        pushes.done(push);
        conflicts.close(sync.id(), link.externalId(), link.recordId(), Conflicts.REFUSED);
        checkpoints.count(sync.id(), 0, 0, 1);
    }

    private static <T extends Act> List<T> of(List<Act> acts, Class<T> kind) {
        return acts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The latest change among rows; null for none. */
    static Instant newest(List<CrmRow> rows) {
        return rows.stream().map(CrmRow::modified).filter(Objects::nonNull).max(Instant::compareTo).orElse(null);
    }
}
