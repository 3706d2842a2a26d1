package io.kenh.connector.token;

import io.kenh.connector.Connection;
import java.util.function.UnaryOperator;

/** Where tokens are kept. */
public interface TokenStore {

    /**
     * Gives the present token to {@code renewal} and keeps what comes back, while no other node or thread can do the
     * same for this connection. What it returns is stored before anybody uses it.
     *
     * @param renewal gets null where there is no token; a failure in it keeps the present one
     */
    Token renew(Connection connection, UnaryOperator<Token> renewal);

    /** The token that is kept now; null where there is none. */
    Token present(Connection connection);

    /** Keeps a token in place of any other, as part of the caller's transaction. */
    void put(Connection connection, Token token);
}
