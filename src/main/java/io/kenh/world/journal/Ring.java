package io.kenh.world.journal;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** The latest arrivals, bounded by number and by characters, so that a load test leaves memory flat. */
final class Ring {

    static final int MOST = 10_000;
    static final long MOST_CHARACTERS = 16_000_000;

    private final Deque<Received> items = new ArrayDeque<>();
    private long characters;
    private long lastId;

    synchronized void add(Received received, Instant at) {
        Received item = received.numbered(++lastId, at);
        items.addLast(item);
        characters += item.size();
        while (items.size() > MOST || characters > MOST_CHARACTERS) {
            characters -= items.removeFirst().size();
        }
    }

    synchronized List<Received> newest(Filter filter, int limit) {
        List<Received> found = take(items.descendingIterator(), filter, 0, limit);
        Collections.reverse(found);
        return found;
    }

    synchronized List<Received> after(Filter filter, long id, int limit) {
        return take(items.iterator(), filter, id, limit);
    }

    /** Ids go on, so that a reader's cursor stays good. */
    synchronized void clear() {
        items.clear();
        characters = 0;
    }

    private static List<Received> take(Iterator<Received> from, Filter filter, long after, int limit) {
        List<Received> found = new ArrayList<>();
        while (from.hasNext() && found.size() < limit) {
            Received item = from.next();
            if (item.id() > after && filter.takes(item)) {
                found.add(item);
            }
        }
        return found;
    }
}
