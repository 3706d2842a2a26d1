package io.kenh.sync;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.CrmObject;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** The door to what is kept in step with external CRMs. */
@Component
public class Syncs {

    /** How many rows a shadow run looks at. */
    public static final int SHADOW_ROWS = 5_000;

    private static final int MOST_CONFLICTS = 200;

    private final SyncStore store;
    private final Checkpoints checkpoints;
    private final Conflicts conflicts;
    private final Pushes pushes;
    private final MappingReader reader;
    private final Offers offers;
    private final Decisions decisions;
    private final Shadow shadow;
    private final Connections connections;
    private final SyncListener listener;

    Syncs(SyncStore store, Checkpoints checkpoints, Conflicts conflicts, Pushes pushes, MappingReader reader, Offers offers, Decisions decisions,
            Shadow shadow, Connections connections, SyncListener listener) {
        this.store = store;
        this.checkpoints = checkpoints;
        this.conflicts = conflicts;
        this.pushes = pushes;
        this.reader = reader;
        this.offers = offers;
        this.decisions = decisions;
        this.shadow = shadow;
        this.connections = connections;
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
        return store.status(sync, checkpoints.of(sync.id()));
    }

    /** What the CRM of a connection keeps; empty where it is none. */
    public List<CrmObject> objects(Connection connection) {
        return offers.objects(connection);
    }

    /**
     * Makes a sync, which waits for {@link #resume}.
     *
     * @throws InvalidMapping where the mapping cannot be used, or the connection has a sync of the object
     */
    public long create(long connection, String yaml) {
        CrmObject object = offers.object(connections.byId(connection), MappingReader.object(yaml));
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
        SyncMapping mapping = reader.read(yaml, offers.object(connections.byId(sync.connectionId()), object));
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
    public boolean settle(long conflict, String winner, String by) {
        return decisions.settle(conflict, winner, by);
    }

    /** What the sync would do if it began now; nothing is written on either side. */
    public ShadowReport shadow(long id) {
        Sync sync = sync(id);
        Connection connection = connections.byId(sync.connectionId());
        return shadow.of(sync, store.mapping(sync, offers.object(connection, sync.object())), connection, SHADOW_ROWS);
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
        return offers.preview(connections.byId(connection), yaml, most);
    }

    /** A mapping to begin with: every field of the CRM that has one of ours of the same name. */
    public String draft(long connection, String object) {
        return offers.draft(connections.byId(connection), object);
    }
}
