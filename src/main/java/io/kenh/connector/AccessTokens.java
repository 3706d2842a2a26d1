package io.kenh.connector;

import java.time.Instant;
import java.util.Optional;

/** Tokens of connections, for those who speak with a provider otherwise than by a Kamelet. */
public interface AccessTokens {

    /**
     * The token to show now; fetched or renewed where it is time. Blocks for the provider's answer then.
     *
     * @throws NoAccess when there is none and the provider gives none
     */
    String of(Connection connection);

    /**
     * A token in place of one that the provider has just refused; another node may have fetched it already.
     *
     * @throws NoAccess when the provider gives none
     */
    String after(String refused, Connection connection);

    /** How long the present token lives; empty where there is none. */
    Optional<Life> life(Connection connection);

    /**
     * @param renewAt   from when the hub fetches another
     * @param expires   from when it is of no use
     * @param renewable whether the hub can renew it without a person
     */
    record Life(Instant renewAt, Instant expires, boolean renewable) {
    }
}
