package io.kenh.world.dials;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How a provider misbehaves. A field that is null is as for all providers, and there as if nothing were wrong.
 *
 * @param delayMillis         before each answer, drawn between the two
 * @param errorRate           share of requests refused for good; rates are 0 to 1
 * @param duplicateRate       share of callbacks made twice
 * @param reorder             callbacks overtake each other in pairs
 * @param expiredToken        every request is refused for its credentials
 * @param timeoutRate         share of requests that are taken but never answered
 * @param lostRate            share of requests that are taken and whose line is cut before the answer
 * @param outageRate          share of requests answered with 503, none of them taken
 * @param rateLimitRate       share of requests refused as too many
 * @param receipts            what becomes of a message whose number says nothing
 * @param callbackDelayMillis before a callback, instead of the provider's own
 * @param tokenSeconds        life of tokens, instead of the provider's own
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Dial(Span delayMillis, Double errorRate, Double duplicateRate, Boolean reorder, Boolean expiredToken,
        Double timeoutRate, Double lostRate, Double outageRate, Double rateLimitRate, Receipts receipts, Long callbackDelayMillis, Long tokenSeconds) {

    private static final long LONGEST_MILLIS = 600_000;

    static final Dial NOTHING_SAID = new Dial(null, null, null, null, null, null, null, null, null, null, null, null);
    static final Dial NO_FAULTS = new Dial(new Span(0, 0), 0.0, 0.0, false, false, 0.0, 0.0, 0.0, 0.0, Receipts.delivered, null, null);

    public Dial {
        rate("errorRate", errorRate);
        rate("duplicateRate", duplicateRate);
        rate("timeoutRate", timeoutRate);
        rate("lostRate", lostRate);
        rate("outageRate", outageRate);
        rate("rateLimitRate", rateLimitRate);
        if (callbackDelayMillis != null) {
            millis("callbackDelayMillis", callbackDelayMillis);
        }
        if (tokenSeconds != null && tokenSeconds < 0) {
            throw new IllegalArgumentException("tokenSeconds: found " + tokenSeconds + ", wanted 0 or more");
        }
    }

    /** What becomes of a message that was taken. */
    public enum Receipts { delivered, failed, none }

    /** Milliseconds from {@code min} to {@code max}, both included. */
    public record Span(long min, long max) {

        public Span {
            millis("delayMillis.min", min);
            millis("delayMillis.max", max);
            if (min > max) {
                throw new IllegalArgumentException("delayMillis: found min " + min + " above max " + max);
            }
        }
    }

    /** This dial where it says something, the other one elsewhere. */
    Dial over(Dial other) {
        return new Dial(or(delayMillis, other.delayMillis), or(errorRate, other.errorRate),
                or(duplicateRate, other.duplicateRate), or(reorder, other.reorder),
                or(expiredToken, other.expiredToken), or(timeoutRate, other.timeoutRate),
                or(lostRate, other.lostRate), or(outageRate, other.outageRate),
                or(rateLimitRate, other.rateLimitRate), or(receipts, other.receipts),
                or(callbackDelayMillis, other.callbackDelayMillis),
                or(tokenSeconds, other.tokenSeconds));
    }

    /** A delay in milliseconds, drawn anew. */
    public long delay() {
        return delayMillis.max() == 0 ? 0 : ThreadLocalRandom.current().nextLong(delayMillis.min(), delayMillis.max() + 1);
    }

    /** Whether chance hits this time. */
    public static boolean draws(double rate) {
        return rate > 0 && ThreadLocalRandom.current().nextDouble() < rate;
    }

    private static <T> T or(T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    private static void rate(String field, Double rate) {
        if (rate != null && !(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException(field + ": found " + rate + ", wanted 0 to 1");
        }
    }

    private static void millis(String field, long millis) {
        if (millis < 0 || millis > LONGEST_MILLIS) {
            throw new IllegalArgumentException(field + ": found " + millis + ", wanted 0 to " + LONGEST_MILLIS);
        }
    }
}
