package io.kenh.delivery.gate;

import io.kenh.delivery.Rule;
import java.time.Duration;
import java.time.Instant;

/**
 * What the gate says about one message.
 *
 * @param rule  null when it may leave
 * @param until the next permitted moment; null when there is none, or none is needed
 */
record Ruling(Rule rule, Instant until) {

    static final Ruling PASS = new Ruling(null, null);

    static Ruling never(Rule rule) {
        return new Ruling(rule, null);
    }

    /** The same, or the end of a message that would be held longer than it may. @param since when it was first held; null for now */
    Ruling within(Duration longest, Instant since, Instant now) {
        return holds() && until.isAfter((since == null ? now : since).plus(longest)) ? never(Rule.HELD_TOO_LONG) : this;
    }

    boolean passes() {
        return rule == null;
    }

    boolean holds() {
        return until != null;
    }
}
