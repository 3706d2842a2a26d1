package io.kenh.connector;

/** Gives one message to a provider. */
@FunctionalInterface
public interface Caller {

    /**
     * Calls the connector's Kamelet for the message's channel and reads the answer. Blocks for the provider's answer
     * and, shortly, for the connection's rate limit. Call it outside any transaction.
     *
     * @return never null; every failure is an answer, nothing is thrown
     */
    Answer call(Connection connection, Outgoing message);
}
