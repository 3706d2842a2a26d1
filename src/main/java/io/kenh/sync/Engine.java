package io.kenh.sync;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Crm;
import io.kenh.connector.CrmObject;
import org.springframework.stereotype.Component;

/**
 * Takes one step of one sync: rows that somebody named, a page, or a record to tell. Everything it knows stands in the database,
 * so it may end between any two steps, and within one.
 */
@Component
class Engine {

    private final SyncStore store;
    private final Connections connections;
    private final Crm crm;
    private final Pull pull;
    private final Push push;
    private final LateReferences late;
    private final Checkpoints checkpoints;
    private final SyncSettings settings;

    Engine(SyncStore store, Connections connections, Crm crm, Pull pull, Push push, LateReferences late, Checkpoints checkpoints, SyncSettings settings) {
        this.store = store;
        this.connections = connections;
        this.crm = crm;
        this.pull = pull;
        this.push = push;
        this.late = late;
        this.checkpoints = checkpoints;
        this.settings = settings;
    }

    /** @return whether there was anything to do */
    boolean step(long id) {
        Sync sync = store.byId(id).filter(Sync::isActive).orElse(null);
        Connection connection = sync == null ? null : connections.byId(sync.connectionId());
        if (connection == null || !connection.active()) {
            return false;
        }
        CrmObject object = crm.object(connection, sync.object()).orElse(null);
        if (object == null) {
            checkpoints.failed(id, "Connector " + connection.connector() + " has no object " + sync.object() + " any more", settings.longest(), false);
            return false;
        }
        SyncMapping mapping;
        try {
            mapping = store.mapping(sync, object);
        } catch (InvalidMapping invalid) {
            checkpoints.failed(id, invalid.faults().get(0), settings.longest(), false);
            return false;
        }
        return pull.hints(sync, mapping, connection) || !late.waitsForLoad(sync, mapping) && pull.page(sync, mapping, connection, object)
                || late.carry(sync, mapping) || push.one(sync, mapping, connection, object);
    }
}
