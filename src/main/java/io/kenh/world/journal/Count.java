package io.kenh.world.journal;

import java.util.Collection;
import java.util.concurrent.atomic.LongAdder;

/** How much one provider got since the last forgetting. */
public final class Count {

    private final LongAdder requests = new LongAdder();
    private final LongAdder taken = new LongAdder();
    private final LongAdder duplicates = new LongAdder();

    static Count sum(Collection<Count> counts) {
        Count sum = new Count();
        counts.forEach(one -> {
            sum.requests.add(one.requests());
            sum.taken.add(one.taken());
            sum.duplicates.add(one.duplicates());
        });
        return sum;
    }

    void add(Received received) {
        requests.increment();
        if (received.taken()) {
            taken.increment();
        }
        if (received.duplicate()) {
            duplicates.increment();
        }
    }

    /** Everything that arrived, refused or not. */
    public long requests() {
        return requests.sum();
    }

    /** What would have reached a person. */
    public long taken() {
        return taken.sum();
    }

    /** What arrived again under a key that had been taken. */
    public long duplicates() {
        return duplicates.sum();
    }
}
