package io.kenh.automation.scenario;

import io.kenh.automation.LineTwo;
import io.kenh.platform.Due;
import io.kenh.platform.Line;
import io.kenh.platform.Queue;
import io.kenh.platform.Rehearsal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Does what doorbells, sweeper and the passing of time do in the hub: one thing after another, in the calling thread. */
@Component
class Conductor {

    /** So many rounds at one moment are no work but a loop. */
    private static final int MOST_ROUNDS = 1_000;

    private final Queue queue;
    private final LineTwo lineTwo;
    private final List<Due> dues;

    Conductor(Queue queue, LineTwo lineTwo, List<Due> dues) {
        this.queue = queue;
        this.lineTwo = lineTwo;
        this.dues = dues;
    }

    /** Works until nothing more can be done at this moment. */
    void workOff() {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Set<Integer> ready = queue.ready(Line.CHANGE);
            if (ready.isEmpty()) {
                return;
            }
            ready.stream().sorted().forEach(lineTwo::answer);
        }
        throw new IllegalStateException("found changes that lead to ever new changes at one moment, wanted an end; look for automations that answer each other");
    }

    private record Waiting(Due work, Instant next) { }

    /** Goes from one moment at which something is due to the next, up to the given one. */
    void pass(Rehearsal rehearsal, Instant until, Runnable afterEach) {
        int rounds = 0;
        for (List<Waiting> waiting = waiting(until); !waiting.isEmpty(); waiting = waiting(until)) {
            Instant next = waiting.stream().map(Waiting::next).min(Comparator.naturalOrder()).orElseThrow();
            rounds = next.isAfter(rehearsal.now()) ? 0 : rounds + 1;
            if (rounds > MOST_ROUNDS) {
                throw new IllegalStateException("found work that stays due at %s, wanted time to pass".formatted(rehearsal.now()));
            }
            rehearsal.setNow(next.isAfter(rehearsal.now()) ? next : rehearsal.now());
            waiting.stream().filter(one -> !one.next().isAfter(rehearsal.now())).forEach(one -> one.work().due());
            workOff();
            afterEach.run();
        }
        rehearsal.setNow(until);
    }

    private List<Waiting> waiting(Instant until) {
        return dues.stream().flatMap(work -> work.next().filter(moment -> !moment.isAfter(until)).map(moment -> new Waiting(work, moment)).stream()).toList();
    }
}
