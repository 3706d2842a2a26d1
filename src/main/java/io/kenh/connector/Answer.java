package io.kenh.connector;

import java.time.Instant;

/**
 * The outcome of one call.
 *
 * @param outcome    what it means for the message
 * @param externalId the provider's id, or null
 * @param code       the provider's own code, an HTTP status, or one of ours starting with {@code kenh.}; or null
 * @param text       a sentence for people, without secrets; or null
 * @param again      before this moment another try is in vain; null where nobody knows
 */
public record Answer(Outcome outcome, String externalId, String code, String text, Instant again) {

    /** An answer that does not say when to come again. */
    public Answer(Outcome outcome, String externalId, String code, String text) {
        this(outcome, externalId, code, text, null);
    }

    /** An answer that carries no provider id. */
    public static Answer of(Outcome outcome, String code, String text) {
        return new Answer(outcome, null, code, text);
    }

    /** The provider has the message: accepted now, or before under the same key. */
    public boolean isAccepted() {
        return outcome == Outcome.ACCEPTED || outcome == Outcome.DUPLICATE;
    }

    /** Certainly not sent, and the same message may be tried again later. */
    public boolean isTransient() {
        return outcome == Outcome.RETRY || outcome == Outcome.RATE;
    }

    /** Nothing helps until a person changes the connection. */
    public boolean needsPerson() {
        return outcome == Outcome.AUTH || outcome == Outcome.CONFIG;
    }

    /** Perhaps sent. */
    public boolean isUnknown() {
        return outcome == Outcome.UNKNOWN;
    }
}
