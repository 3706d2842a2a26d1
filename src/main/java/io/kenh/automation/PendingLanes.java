package io.kenh.automation;

import io.kenh.crm.LinkedToLead;
import io.kenh.event.Cause;
import org.springframework.stereotype.Component;

/** What is still to be done for a lead takes its place among the work of the contact it became. */
@Component
class PendingLanes implements LinkedToLead {

    private final PendingSteps pending;

    PendingLanes(PendingSteps pending) {
        this.pending = pending;
    }

    @Override
    public void move(long lead, long contact, Cause cause) {
        pending.move("lead:" + lead, "contact:" + contact);
    }
}
