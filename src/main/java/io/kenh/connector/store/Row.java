package io.kenh.connector.store;

import java.util.Map;

/**
 * A connection as it is stored.
 *
 * @param secrets  closed, or null for none
 * @param revision changes with every change of the row
 */
record Row(long id, String name, String title, String connector, Map<String, String> settings, byte[] secrets,
        boolean active, String state, String stateText, String revision) {
}
