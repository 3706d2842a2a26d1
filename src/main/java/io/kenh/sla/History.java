package io.kenh.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * All that deadlines of a ticket depend on.
 *
 * @param phases     in the order they were written, the first from the ticket's beginning; at least one. A clock that was put
 *                   back between two of them does not turn their order round: the later then begins no earlier than the other
 * @param firstReply when somebody first answered the customer; null for not yet
 */
public record History(List<Phase> phases, Instant firstReply) {

    public History {
        List<Phase> ordered = new ArrayList<>();
        for (Phase phase : phases) {
            Instant before = ordered.isEmpty() ? phase.at() : ordered.get(ordered.size() - 1).at();
            ordered.add(phase.at().isBefore(before) ? phase.at(before) : phase);
        }
        phases = List.copyOf(ordered);
        firstReply = firstReply != null && firstReply.isBefore(phases.get(0).at()) ? phases.get(0).at() : firstReply;
    }

    /** The phase in which something happened. */
    Phase in(Instant moment) {
        Phase found = phases.get(0);
        for (Phase phase : phases) {
            found = phase.at().isAfter(moment) ? found : phase;
        }
        return found;
    }

    Phase last() {
        return phases.get(phases.size() - 1);
    }

    /** When the promise was kept or broken for good; null while it is open. */
    Instant done(Promise promise) {
        Instant settled = promise == Promise.RESPONSE ? firstSettled() : lastSettled();
        return promise == Promise.RESOLUTION || firstReply == null || settled != null && settled.isBefore(firstReply) ? settled : firstReply;
    }

    private Instant firstSettled() {
        return phases.stream().filter(Phase::settled).map(Phase::at).findFirst().orElse(null);
    }

    /** Settled now, since when: a ticket that was opened again is not. */
    private Instant lastSettled() {
        Instant since = null;
        for (Phase phase : phases) {
            since = !phase.settled() ? null : since == null ? phase.at() : since;
        }
        return since;
    }
}
