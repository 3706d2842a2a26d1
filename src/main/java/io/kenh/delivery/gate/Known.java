package io.kenh.delivery.gate;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the database knows about a message's address.
 *
 * @param blocked   wants nothing at all
 * @param consent   the newest word on advertising; null when there is none
 * @param listed    on the do-not-advertise list
 * @param passes    when advertising by this channel was let through to it in the last 7 days, oldest first, other messages only
 * @param since     when the message was first held back; null when it is asked for the first time
 */
record Known(boolean blocked, Boolean consent, boolean listed, List<Instant> passes, Instant since) {

    /** The same, with messages of the same moment that have just been let through. */
    Known after(List<Instant> others) {
        return new Known(blocked, consent, listed, Stream.concat(passes.stream(), others.stream()).toList(), since);
    }
}
