package io.kenh.connector.token;

import io.kenh.connector.Connection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Tokens of one process: for trying connectors without a database. */
public final class MemoryTokens implements TokenStore {

    private final Map<Long, Token> tokens = new ConcurrentHashMap<>();

    @Override
    public Token renew(Connection connection, UnaryOperator<Token> renewal) {
        return tokens.compute(connection.id(), (id, present) -> renewal.apply(present));
    }

    @Override
    public Token present(Connection connection) {
        return tokens.get(connection.id());
    }

    @Override
    public void put(Connection connection, Token token) {
        tokens.put(connection.id(), token);
    }
}
