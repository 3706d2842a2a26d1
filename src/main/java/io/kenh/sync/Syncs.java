package io.kenh.sync;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Crm;
import io.kenh.connector.CrmField;
import io.kenh.connector.CrmObject;
import io.kenh.connector.CrmPage;
import io.kenh.connector.CrmQuery;
import io.kenh.connector.CrmRow;
import io.kenh.crm.RecordFields;
import io.kenh.crm.RecordType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to what is kept in step with external CRMs. */
@Component
public class Syncs {

    /** How many rows a shadow run looks at. */
    public static final int SHADOW_ROWS = 5_000;

    private static final int MOST_CONFLICTS = 200;

    private final JdbcClient db;
    private final SyncStore store;
    private final Checkpoints checkpoints;
    private final Conflicts conflicts;
    private final Pushes pushes;
    private final Hints hints;
    private final Links links;
    private final MappingReader reader;
    private final Values values;
    private final Shadow shadow;
    private final Connections connections;
    private final Crm crm;
    private final RecordFields fields;
    private final SyncListener listener;

    Syncs(JdbcClient db, SyncStore store, Checkpoints checkpoints, Conflicts conflicts, Pushes pushes, Hints hints, Links links, MappingReader reader,
            Values values, Shadow shadow, Connections connections, Crm crm, RecordFields fields, SyncListener listener) {
        this.db = db;
        this.store = store;
        this.checkpoints = checkpoints;
        this.conflicts = conflicts;
        this.pushes = pushes;
        this.hints = hints;
        this.links = links;
        this.reader = reader;
        this.values = values;
        this.shadow = shadow;
        this.connections = connections;
        this.crm = crm;
        this.fields = fields;
        this.listener = listener;
    }

    /** All syncs with how far each has come. */
    public List<SyncStatus> all() {
        return store.all().stream().map(this::status).toList();
    }

    /** @throws NoSuchElementException when there is none */
    public SyncStatus get(long id) {
        return status(sync(id));
    }

    private Sync sync(long id) {
        return store.byId(id).orElseThrow(() -> new NoSuchElementException("there is no sync " + id));
    }

    private SyncStatus status(Sync sync) {
        return db.sql("""
                select (select count(*) from sync_push where sync_id = :id and refused is null),
                  (select count(*) from sync_push where sync_id = :id and refused is not null),
                  (select count(*) from sync_conflict where sync_id = :id and winner is null),
                  (select count(*) from sync_link where sync_id = :id and not gone)""").param("id", sync.id())
                .query((rs, i) -> new SyncStatus(sync, checkpoints.of(sync.id()), rs.getLong(1), rs.getLong(2), rs.getLong(3), rs.getLong(4))).single();
    }

    /** What the CRM of a connection keeps; empty where it is none. */
    public List<CrmObject> objects(Connection connection) {
        return crm.objects(connection);
    }

    /**
     * Makes a sync, which waits for {@link #resume}.
     *
     * @throws InvalidMapping where the mapping cannot be used, or the connection has a sync of the object
     */
    public long create(long connection, String yaml) {
        CrmObject object = object(connections.byId(connection), MappingReader.object(yaml));
        try {
            long id = store.create(connection, reader.read(yaml, object), yaml);
            listener.look();
            return id;
        } catch (DuplicateKeyException taken) {
            throw new InvalidMapping(List.of("object: found " + object.name() + ", which this connection keeps in step already, wanted another"));
        }
    }

    /** @throws InvalidMapping where the mapping cannot be used; the former one goes on then */
    public void change(long id, String yaml) {
        Sync sync = sync(id);
        String object = MappingReader.object(yaml);
        if (!object.equals(sync.object())) {
            throw new InvalidMapping(List.of("object: found " + object + ", wanted " + sync.object() + ", of which this sync is"));
        }
        SyncMapping mapping = reader.read(yaml, object(connections.byId(sync.connectionId()), object));
        if (!mapping.record().key().equals(sync.record())) {
            throw new InvalidMapping(List.of("record: found " + mapping.record().key() + ", wanted " + sync.record() + ", of which this sync is"));
        }
        store.change(id, yaml);
    }

    /** Reads and tells from now on. */
    public void resume(long id) {
        store.state(sync(id).id(), "active");
        listener.look();
    }

    /** Stops between two steps; what changes meanwhile is kept in mind. */
    public void pause(long id) {
        store.state(sync(id).id(), "paused");
    }

    /** Forgets what belongs to what; records and rows stay. */
    public void delete(long id) {
        store.delete(sync(id).id());
        listener.look();
    }

    /** Looks at the CRM at once. */
    public void look(long id) {
        checkpoints.wake(sync(id).id());
    }

    /** Tells again what the CRM has refused. @return how many records */
    public int redrive(long id) {
        return pushes.redrive(sync(id).id());
    }

    /** Newest first. @param open only what waits for a person */
    public List<SyncConflict> conflicts(long id, boolean open) {
        return conflicts.of(sync(id).id(), open, MOST_CONFLICTS);
    }

    /**
     * Decides.
     *
     * @param winner {@code ours}, {@code theirs}, or {@code seen} where there is nothing to choose
     * @param by     who
     * @return false where somebody was quicker
     */
    @Transactional
    public boolean settle(long conflict, String winner, String by) {
        SyncConflict matter = conflicts.byId(conflict).orElseThrow(() -> new NoSuchElementException("there is no conflict " + conflict));
        boolean chosen = winner.equals("ours") || winner.equals("theirs");
        if (!chosen && !winner.equals("seen") || chosen != matter.kind().equals(Conflicts.FIELD)) {
            throw new IllegalArgumentException("winner: found " + winner + ", wanted " + (matter.kind().equals(Conflicts.FIELD) ? "ours or theirs" : "seen"));
        }
        if (!conflicts.settle(conflict, winner, by)) {
            return false;
        }
        if (chosen) {
            links.of(matter.syncId(), List.of(matter.externalId())).values().forEach(link -> decided(matter, link, winner.equals("ours")));
        }
        return true;
    }

    /** The side that loses counts as agreed, so that the next merge sees only the other's change. */
    private void decided(SyncConflict matter, Link link, boolean ours) {
        Map<String, Object> mine = new LinkedHashMap<>(link.ours());
        Map<String, Object> yours = new LinkedHashMap<>(link.theirs());
        (ours ? yours : mine).put(matter.field(), ours ? matter.theirs() : matter.ours());
        (ours ? mine : yours).putIfAbsent(matter.field(), null);
        links.save(matter.syncId(), List.of(new Link(link.externalId(), link.recordId(), null, link.modified(), mine, yours, link.gone())));
        hints.look(matter.syncId(), link.externalId());
        pushes.changed(matter.syncId(), List.of(link.recordId()));
    }

    /** What the sync would do if it began now; nothing is written on either side. */
    public ShadowReport shadow(long id) {
        Sync sync = sync(id);
        Connection connection = connections.byId(sync.connectionId());
        return shadow.of(sync, store.mapping(sync, object(connection, sync.object())), connection, SHADOW_ROWS);
    }

    /**
     * One row as a mapping reads it.
     *
     * @param theirs the row's own values by field
     * @param ours   our fields with the values they would take
     * @param faults of values that our fields cannot hold
     */
    public record Sample(String externalId, Map<String, Object> theirs, Map<String, Object> ours, List<String> faults) { }

    /**
     * The first rows of the CRM through a mapping that need not be stored yet.
     *
     * @throws InvalidMapping        where the mapping cannot be used
     * @throws IllegalStateException where the CRM does not answer
     */
    public List<Sample> preview(long connection, String yaml, int most) {
        Connection with = connections.byId(connection);
        SyncMapping mapping = reader.read(yaml, object(with, MappingReader.object(yaml)));
        CrmPage page = crm.list(with, mapping.object(), CrmQuery.since(null));
        if (!page.answer().isAccepted()) {
            throw new IllegalStateException(Pull.sentence(page.answer()));
        }
        return page.rows().stream().filter(row -> !row.deleted()).limit(most).map(row -> sample(mapping, row)).toList();
    }

    private Sample sample(SyncMapping mapping, CrmRow row) {
        List<String> faults = new ArrayList<>();
        Map<String, Object> ours = values.of(mapping, row, (rule, invalid) -> faults.add(rule.ours() + ": " + invalid.getMessage()));
        return new Sample(row.id(), row.values(), ours, faults);
    }

    /** A mapping to begin with: every field of the CRM that has one of ours of the same name. */
    public String draft(long connection, String object) {
        CrmObject known = object(connections.byId(connection), object);
        List<String> ours = fields.of(RecordType.of(object)).names();
        StringBuilder yaml = new StringBuilder("object: %s\nrecord: %s\ndirection: both\n".formatted(object, object));
        List<String> shared = known.fields().stream().map(CrmField::name).filter(name -> ours.contains(name) && !name.endsWith("_id")).toList();
        List<String> match = List.of("email", "phone").stream().filter(shared::contains).toList();
        yaml.append("match: ").append(match.isEmpty() ? "[]" : match).append("\nowner: latest\nfields:\n");
        shared.forEach(name -> yaml.append("  ").append(name).append(": ").append(name).append('\n'));
        return yaml.toString();
    }

    private CrmObject object(Connection connection, String name) {
        return crm.object(connection, name).orElseThrow(() -> new InvalidMapping(List.of("object: found %s, wanted one of %s, which connection %s has".formatted(
                name.isBlank() ? "nothing" : name, crm.objects(connection).stream().map(CrmObject::name).toList(), connection.name()))));
    }
}
