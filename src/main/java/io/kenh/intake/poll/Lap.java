package io.kenh.intake.poll;

import io.kenh.connector.Inquiries.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How far the round through the open messages of a connection has come. A round begins at the oldest message that the
 * last one found open, so that the settled ones are not read again; once an hour it begins at the very first, for
 * messages that were taken later than younger ones.
 */
final class Lap {

    private static final Duration WHOLE = Duration.ofHours(1);

    private long position;
    private long oldest = Long.MAX_VALUE;
    private Instant begun;

    Lap(Instant now) {
        begun = now;
    }

    /** The message id to go on from. */
    long position() {
        return position;
    }

    void asked(List<Sent> open, int most, Instant now) {
        if (!open.isEmpty()) {
            oldest = Math.min(oldest, open.get(0).messageId());
            position = open.get(open.size() - 1).messageId();
        }
        if (open.size() < most) {
            boolean whole = Duration.between(begun, now).compareTo(WHOLE) > 0;
            position = whole ? 0 : Math.min(position, oldest - 1);
            begun = whole ? now : begun;
            oldest = Long.MAX_VALUE;
        }
    }
}
