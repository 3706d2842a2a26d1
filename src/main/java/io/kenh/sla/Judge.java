package io.kenh.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says what is new about a promise at a moment. Pure. */
final class Judge {

    private final Reckoning reckoning;
    private final Instant since;
    private final Instant now;

    /** @param rules what came due before they were made is not told: a new rule is no storm of reminders */
    Judge(SlaRules.Version rules, Instant now) {
        this.reckoning = new Reckoning(rules.book());
        this.since = rules.at();
        this.now = now;
    }

    /**
     * @param kept as it was written down last; null for never
     * @param told mark of each level that was told → when it was told last
     */
    Verdict of(long ticket, History history, Promise promise, Kept kept, Map<String, Instant> told) {
        Reading reading = reckoning.read(history, promise);
        Reading.State state = reading.state(now);
        boolean settled = kept != null && kept.done() != null && kept.done().equals(reading.done());
        boolean again = kept != null && (kept.late() || kept.done() != null && reading.done() != null);
        boolean broke = state == Reading.State.LATE && !again && reading.due().isAfter(since);
        List<Crossed> crossed = new ArrayList<>();
        Instant next = reading.done() == null && state != null ? look(reading, state, told, crossed) : null;
        Instant judged = reading.done() == null ? now : reading.done();
        return new Verdict(ticket, reading, state, settled, broke, crossed, next, reading.left(judged), reading.used(judged), history.in(judged));
    }

    /** Collects the levels that have come; answers when the next thing will. */
    private Instant look(Reading reading, Reading.State state, Map<String, Instant> told, List<Crossed> crossed) {
        Instant next = state == Reading.State.RUNNING ? reading.due() : null;
        for (Level level : reading.policy().levels(reading.promise(), reading.target())) {
            Optional<Instant> at = reading.crossing(level::offset);
            if (at.filter(moment -> moment.isAfter(now)).isPresent()) {
                next = next == null || at.get().isBefore(next) ? at.get() : next;
            } else if (state != Reading.State.PAUSED && at.filter(moment -> fresh(moment, told.get(level.mark()))).isPresent()) {
                crossed.add(new Crossed(level, at.get()));
            }
        }
        return next;
    }

    private boolean fresh(Instant moment, Instant told) {
        return moment.isAfter(since) && (told == null || told.isBefore(moment));
    }
}
