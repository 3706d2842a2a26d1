package io.kenh.connector;

import java.time.Instant;
import java.util.List;

/** Knows which messages of a connection have no last word yet. */
@FunctionalInterface
public interface Awaiting {

    /**
     * Accepted messages without a last word.
     *
     * @param since the oldest that are still asked about
     * @param after message id to go on from
     * @param most  messages at most, by id
     */
    List<Inquiries.Sent> open(long connectionId, Instant since, long after, int most);
}
