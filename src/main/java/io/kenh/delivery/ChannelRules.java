package io.kenh.delivery;

import java.time.LocalTime;

/**
 * When and how often advertising may leave by a channel.
 *
 * @param from    first permitted clock time where the recipient is; null with {@code until} for the whole day
 * @param until   first clock time at which it is no longer permitted
 * @param perDay  most messages to one address in any 24 hours; 0 for no limit
 * @param perWeek most messages to one address in any 7 days; 0 for no limit
 */
public record ChannelRules(LocalTime from, LocalTime until, int perDay, int perWeek) {

    /** Whether there are hours at all. */
    public boolean hasHours() {
        return from != null && until != null;
    }
}
