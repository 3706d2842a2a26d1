package io.kenh.connector;

import java.util.Map;

/** Finds out whether connections would work, without sending anything. Every implementation is found by itself. */
public interface Probe {

    /** Whether this is the way to try connections of the connector. */
    boolean tries(Connector connector);

    /**
     * Connects, logs in and leaves again.
     *
     * @param secrets decrypted; for the wire only
     * @return what was found, for a person
     * @throws Exception when it does not work; the message says why
     */
    String attempt(Connection connection, Map<String, String> secrets) throws Exception;
}
