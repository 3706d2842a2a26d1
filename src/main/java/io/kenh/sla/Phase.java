package io.kenh.sla;

import java.time.Instant;
import java.util.Set;

/**
 * How a ticket stood from a moment on.
 *
 * @param group id, or null
 * @param owner id, or null
 * @param sla   key of the policy that was asked for, or null
 */
public record Phase(Instant at, String status, String priority, Long group, Long owner, String sla) {

    private static final Set<String> SETTLED = Set.of("solved", "closed");

    boolean settled() {
        return SETTLED.contains(status);
    }

    /** The company has said its word, and the customer is to say the next. */
    boolean waiting() {
        return "pending".equals(status);
    }

    Phase at(Instant moment) {
        return new Phase(moment, status, priority, group, owner, sla);
    }
}
