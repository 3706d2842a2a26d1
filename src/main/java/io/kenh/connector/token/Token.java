package io.kenh.connector.token;

import java.time.Instant;

/**
 * What a provider gave us to show with each call. Never shown by {@link #toString()}.
 *
 * @param access  shown with each call
 * @param refresh wanted for the next token, or null; often good for one use only
 * @param renewAt from when a new one is fetched, ahead of need
 * @param expires from when it is of no use
 * @param origin  stands for the settings it was fetched with: others want another token
 */
public record Token(String access, String refresh, Instant renewAt, Instant expires, String origin) {

    private static final double AHEAD = 0.8;

    /** A token that lives so many seconds from now. */
    static Token living(long seconds, Instant now, String access, String refresh, String origin) {
        return new Token(access, refresh, now.plusMillis((long) (seconds * 1000 * AHEAD)), now.plusSeconds(seconds), origin);
    }

    /** Whether it can be shown at this moment. */
    public boolean isGood(Instant now) {
        return now.isBefore(expires);
    }

    /** Whether a new one should be fetched at this moment. */
    public boolean isDue(Instant now) {
        return !now.isBefore(renewAt);
    }

    @Override
    public String toString() {
        return "Token[expires " + expires + "]";
    }
}
