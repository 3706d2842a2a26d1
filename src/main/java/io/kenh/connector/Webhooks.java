package io.kenh.connector;

import java.util.Optional;

/** Reads what providers post to {@code /in/{connection}}, as the connector's {@code webhook} section declares. */
public interface Webhooks {

    /**
     * Verifies and reads one request. Cheap: no input or output, no database.
     *
     * @return never null; a request that cannot be read has verdict {@link Incoming.Verdict#MALFORMED}
     */
    Incoming read(Connection connection, HttpRequestParts request);

    /**
     * The signature that a genuine request with this content would carry: for playing the provider. Empty where the
     * provider signs nothing.
     */
    Optional<String> sign(Connection connection, HttpRequestParts request);

    /**
     * Whose event it is: some providers call one address for all accounts. The sibling whose account an event names, else the
     * connection itself.
     */
    Connection owner(Connection connection, Incoming.Event event);
}
