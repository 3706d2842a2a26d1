package io.kenh.connector;

import java.util.List;

/** Takes in what a provider tells by another way than a request: over a link that stays open, or when asked. */
@FunctionalInterface
public interface Inbox {

    /** Returns when the events are committed. What is there already is a duplicate and no error. */
    void accept(Connection connection, List<Incoming.Event> events);
}
