package io.kenh.sync;

import io.kenh.connector.Connection;
import io.kenh.connector.CrmObject;

/**
 * A record that a CRM has to hear of.
 *
 * @param object what the CRM says of its rows
 */
record Telling(Sync sync, SyncMapping mapping, Connection connection, CrmObject object, Pushes.Push push) {

    long syncId() {
        return sync.id();
    }

    long recordId() {
        return push.recordId();
    }
}
