package io.kenh.sla;

import java.time.Duration;

/**
 * What is promised for one priority.
 *
 * @param response   working minutes until the first answer; null for no promise
 * @param resolution working minutes until it is settled; null for no promise
 */
public record Target(Integer response, Integer resolution) {

    /** Nothing is promised. */
    public static final Target NONE = new Target(null, null);

    /** Working time; null for no promise. */
    public Duration of(Promise promise) {
        Integer minutes = minutes(promise);
        return minutes == null ? null : Duration.ofMinutes(minutes);
    }

    Integer minutes(Promise promise) {
        return promise == Promise.RESPONSE ? response : resolution;
    }
}
