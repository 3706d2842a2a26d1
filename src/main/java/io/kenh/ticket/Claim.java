package io.kenh.ticket;

import java.util.ArrayList;
import java.util.List;

/**
 * A mail says it belongs to a ticket. Anybody can say so; see {@link Membership}.
 *
 * @param ticket  where the conversation is now
 * @param grounds what says so
 * @param proven  it alone proves that the sender may write into the ticket
 */
record Claim(PersonMail mail, long ticket, List<Ground> grounds, boolean proven) {

    /** @param named the ticket as the evidence names it; the conversation may have moved on from there */
    static Claim of(PersonMail mail, long named, long now, Ground evidence) {
        List<Ground> grounds = new ArrayList<>(List.of(evidence));
        if (named != now) {
            grounds.add(Ground.of(Reason.MERGED, now));
        }
        return new Claim(mail, now, grounds, false);
    }

    Claim provenBy(Ground proof) {
        List<Ground> all = new ArrayList<>(grounds);
        all.add(proof);
        return new Claim(mail, ticket, all, true);
    }
}
