package io.kenh.delivery;

import java.time.Instant;

/**
 * One row of the ledger: what somebody said about being written to.
 *
 * @param channel  {@code sms}, {@code mail} …
 * @param address  normalised
 * @param given    false when it takes consent back
 * @param actor    who wrote it down: {@code staff:3}, {@code api:shop}; {@code person} when the person did it alone
 * @param way      {@code console}, {@code api}, {@code link}, {@code word}
 * @param evidence what shows it
 * @param at       when the person said so; of several rows the newest by this counts
 * @param recorded when it was written down
 */
public record Consent(long id, String channel, String address, Purpose purpose, boolean given, String actor, String way, String evidence,
                      Instant at, Instant recorded) {

    /** A row that is to be written; see {@link Consents#append}. */
    public record Entry(String channel, String address, Purpose purpose, boolean given, String actor, String way, String evidence, Instant at) {

        /** Somebody takes consent to advertising back. */
        public static Entry withdrawn(String channel, String address, String actor, String way, String evidence) {
            return new Entry(channel, address, Purpose.ADVERTISING, false, actor, way, evidence, null);
        }
    }
}
