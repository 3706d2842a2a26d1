package io.kenh.connector.token;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.connector.Answer;
import io.kenh.connector.Connection;
import io.kenh.connector.NoAccess;
import io.kenh.connector.Outcome;
import io.kenh.platform.Digests;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tokens of all connections that want one: fetched at the first call, renewed ahead, fetched once more when a
 * provider refuses one before its time.
 */
public final class Tokens {

    /** Asks a provider for a token. */
    public interface Fetch {

        /** @param refreshToken the one kept from the last answer, or null */
        Fetched ask(String refreshToken);
    }

    /**
     * @param answer what it means
     * @param tree   its content
     */
    public record Fetched(Answer answer, JsonNode tree) {
    }

    /** Stands for the settings where a person let the hub in: other limits or titles do not end that. */
    private static final String GRANTED = "granted";
    private static final Answer ASK_A_PERSON = Answer.of(Outcome.AUTH, "kenh.grant", "nobody has let the hub in at the provider's page, "
            + "or that has ended; an administrator presses Connect at this connection");

    private final TokenStore store;
    private final Clock clock;
    private final Map<Long, Token> known = new ConcurrentHashMap<>();

    public Tokens(TokenStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * The token to show.
     *
     * @param secrets of the connection: with others the token is fetched anew
     * @throws NoAccess when there is none and the provider gives none
     */
    public String of(Connection connection, Map<String, String> secrets, TokenRules rules, Fetch fetch) {
        Token present = known.get(connection.id());
        return usable(present, origin(connection, secrets, rules), clock.instant()) ? present.access()
                : renew(connection, secrets, rules, fetch, null);
    }

    /** A token in place of one that the provider has just refused; another node may have fetched it already. */
    public String after(String refused, Connection connection, Map<String, String> secrets, TokenRules rules, Fetch fetch) {
        return renew(connection, secrets, rules, fetch, refused);
    }

    /** Renews ahead of need. True when the token was due. */
    public boolean ahead(Connection connection, Map<String, String> secrets, TokenRules rules, Fetch fetch) {
        Token present = rules.granted() ? known.computeIfAbsent(connection.id(), id -> store.present(connection)) : known.get(connection.id());
        boolean due = present != null && present.isDue(clock.instant());
        if (due) {
            renew(connection, secrets, rules, fetch, null);
        }
        return due;
    }

    /** The token that is kept now. */
    public Optional<Token> present(Connection connection) {
        return Optional.ofNullable(store.present(connection));
    }

    /** The token in what a provider gave for a code. */
    public Token granted(TokenRules rules, Fetched fetched) {
        return read(fetched, rules, null, GRANTED);
    }

    /** A token that a provider told by the way; it cannot be renewed. */
    public Token chosen(String access, long lifeSeconds) {
        return Token.living(lifeSeconds, clock.instant(), access, null, GRANTED);
    }

    /** Keeps a token in place of any other, as part of the caller's transaction. */
    public void keep(Connection connection, Token token) {
        store.put(connection, token);
        forget(connection.id());
    }

    /** Whoever wants it next looks it up again. */
    public void forget(long connectionId) {
        known.remove(connectionId);
    }

    private String renew(Connection connection, Map<String, String> secrets, TokenRules rules, Fetch fetch, String refused) {
        String origin = origin(connection, secrets, rules);
        Token token = store.renew(connection, present -> {
            Instant now = clock.instant();
            boolean fresh = usable(present, origin, now) && !present.isDue(now) && !present.access().equals(refused);
            return fresh ? present : fetched(present, rules, fetch, origin);
        });
        known.put(connection.id(), token);
        return token.access();
    }

    private Token fetched(Token present, TokenRules rules, Fetch fetch, String origin) {
        boolean ours = present != null && origin.equals(present.origin());
        if (rules.granted() && (!ours || present.refresh() == null)) {
            throw new NoAccess(ASK_A_PERSON);
        }
        return read(fetch.ask(ours ? present.refresh() : null), rules, ours ? present : null, origin);
    }

    private Token read(Fetched fetched, TokenRules rules, Token before, String origin) {
        if (!fetched.answer().isAccepted()) {
            throw new NoAccess(fetched.answer());
        }
        Token token = rules.read(fetched.tree(), before, clock.instant(), origin);
        if (token == null) {
            throw new NoAccess(Answer.of(Outcome.AUTH, "kenh.token", "The provider's answer holds no token"));
        }
        return token;
    }

    private static boolean usable(Token token, String origin, Instant now) {
        return token != null && token.isGood(now) && origin.equals(token.origin());
    }

    private static String origin(Connection connection, Map<String, String> secrets, TokenRules rules) {
        return rules.granted() ? GRANTED : hash(connection, secrets);
    }

    private static String hash(Connection connection, Map<String, String> secrets) {
        return Digests.sha256Hex(new TreeMap<>(connection.settings()) + "\n" + new TreeMap<>(secrets));
    }
}
