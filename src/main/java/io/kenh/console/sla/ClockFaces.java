package io.kenh.console.sla;

import io.kenh.sla.SlaExplanations;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Both deadlines of a ticket. Templates call it {@code @slaClocks}. */
@Component("slaClocks")
public class ClockFaces {

    private final SlaExplanations explanations;
    private final Clock clock;

    ClockFaces(SlaExplanations explanations, Clock clock) {
        this.explanations = explanations;
        this.clock = clock;
    }

    /** Response first; without promises that nobody made. */
    public List<ClockFace> of(long ticket) {
        Instant now = clock.instant();
        return explanations.of(ticket).stream().map(why -> ClockFace.of(why, now)).toList();
    }
}
