package io.kenh.connector.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.connector.AccessTokens;
import io.kenh.connector.Answer;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Connector;
import io.kenh.connector.Connectors;
import io.kenh.connector.NoAccess;
import io.kenh.connector.Outgoing;
import io.kenh.connector.token.Token;
import io.kenh.connector.token.TokenRules;
import io.kenh.connector.token.Tokens;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/** Tokens by the {@code token} sections of connectors: their Kamelets fetch them. */
public final class Credentials implements AccessTokens {

    private static final Outgoing NO_MESSAGE = new Outgoing(0, "", "", "", null, null, "", null, null, "");

    private final Connectors connectors;
    private final Connections connections;
    private final Kamelets kamelets;
    private final Tokens tokens;

    Credentials(Connectors connectors, Connections connections, Kamelets kamelets, Tokens tokens) {
        this.connectors = connectors;
        this.connections = connections;
        this.kamelets = kamelets;
        this.tokens = tokens;
        connections.onChange(tokens::forget);
    }

    @Override
    public String of(Connection connection) {
        return of(connection, connector(connection), connections.secrets(connection.id()));
    }

    @Override
    public String after(String refused, Connection connection) {
        return after(refused, connection, connector(connection), connections.secrets(connection.id()));
    }

    @Override
    public Optional<Life> life(Connection connection) {
        return tokens.present(connection).map(token -> new Life(token.renewAt(), token.expires(), token.refresh() != null));
    }

    /** A token that a code was given for. Kept by {@link #keep}. */
    public Token redeem(Connection connection, Map<String, String> code) {
        Connector connector = connector(connection);
        TokenRules rules = TokenRules.of(connector);
        Token first = tokens.granted(rules, fetched(connector, rules, connection, code));
        return rules.twice() && first.refresh() != null ? tokens.granted(rules, fetched(connector, rules, connection, Map.of("refreshToken", first.refresh()))) : first;
    }

    /** A token that was told together with a choice. */
    public Token chosen(String access, long lifeSeconds) {
        return tokens.chosen(access, lifeSeconds);
    }

    /** Keeps a token as part of the caller's transaction. */
    public void keep(Connection connection, Token token) {
        tokens.keep(connection, token);
    }

    /**
     * Runs a Kamelet of a {@code grant}.
     *
     * @param section whose {@code answer} reads what comes back
     * @throws NoAccess when the provider refuses
     */
    public JsonNode ask(Connection connection, String kamelet, String section, Token token) {
        Map<String, String> secrets = connections.secrets(connection.id());
        Connector connector = connector(connection);
        Reply reply = kamelets.run(connector, kamelet, section,
                new Call(connection, secrets, NO_MESSAGE, Map.of()).with(token.access(), TokenRules.of(connector).proofBy()));
        Answer answer = hidden(reply.answer(), secrets.values(), token.access());
        if (!answer.isAccepted()) {
            throw new NoAccess(answer);
        }
        return reply.tree();
    }

    String of(Connection connection, Connector connector, Map<String, String> secrets) {
        TokenRules rules = TokenRules.of(connector);
        return tokens.of(connection, secrets, rules, fetch(connector, rules, connection));
    }

    String after(String refused, Connection connection, Connector connector, Map<String, String> secrets) {
        TokenRules rules = TokenRules.of(connector);
        return tokens.after(refused, connection, secrets, rules, fetch(connector, rules, connection));
    }

    /** Renews before it is needed; nothing where there is none yet. */
    void ahead(Connection connection, Connector connector) {
        TokenRules rules = TokenRules.of(connector);
        if (rules != null) {
            tokens.ahead(connection, connections.secrets(connection.id()), rules, fetch(connector, rules, connection));
        }
    }

    private Tokens.Fetch fetch(Connector connector, TokenRules rules, Connection connection) {
        return refreshToken -> fetched(connector, rules, connection,
                refreshToken == null ? Map.of() : Map.of("refreshToken", refreshToken));
    }

    private Tokens.Fetched fetched(Connector connector, TokenRules rules, Connection connection, Map<String, String> present) {
        Map<String, String> secrets = connections.secrets(connection.id());
        Reply reply = kamelets.run(connector, rules.kamelet(), "token", new Call(connection, secrets, NO_MESSAGE, present));
        Set<String> hide = new HashSet<>(secrets.values());
        hide.addAll(present.values());
        return new Tokens.Fetched(Secrets.hide(reply.answer(), hide), reply.tree());
    }

    static Answer hidden(Answer answer, Collection<String> secrets, String token) {
        Set<String> hide = new HashSet<>(secrets);
        if (token != null) {
            hide.add(token);
        }
        return Secrets.hide(answer, hide);
    }

    private Connector connector(Connection connection) {
        return connectors.byName(connection.connector())
                .orElseThrow(() -> new NoSuchElementException("connector " + connection.connector() + " is not there"));
    }
}
