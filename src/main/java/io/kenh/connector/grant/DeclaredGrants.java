package io.kenh.connector.grant;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Connector;
import io.kenh.connector.Connectors;
import io.kenh.connector.Grants;
import io.kenh.connector.InvalidConnection;
import io.kenh.connector.NoAccess;
import io.kenh.connector.Seals;
import io.kenh.connector.call.Credentials;
import io.kenh.connector.call.GrantPage;
import io.kenh.connector.secret.SecretBox;
import io.kenh.connector.token.Token;
import io.kenh.platform.Digests;
import io.kenh.platform.Json;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Grants by the {@code grant} sections of connectors. */
public final class DeclaredGrants implements Grants {

    /** Where providers send people back to. */
    public static final String PATH = "/connections/granted";

    private static final String STATE = "grant";
    private static final String VOID = "this way back is void: it was used, is older than ten minutes or was begun in another session; press Connect again";

    private record Begun(String verifier, String redirectUri) { }

    private record Item(Choice choice, String token, Map<String, String> settings) { }

    private record Offered(Token token, List<Item> items) { }

    private final Connectors connectors;
    private final Connections connections;
    private final Credentials credentials;
    private final Seals seals;
    private final Attempts attempts;
    private final TransactionTemplate transactions;
    private final Supplier<String> publicUrl;

    /** @param publicUrl the hub's address as browsers see it, without a trailing slash */
    public DeclaredGrants(Connectors connectors, Connections connections, Credentials credentials, Seals seals, SecretBox box, JdbcClient db,
            TransactionTemplate transactions, Clock clock, Supplier<String> publicUrl) {
        this.connectors = connectors;
        this.connections = connections;
        this.credentials = credentials;
        this.seals = seals;
        this.attempts = new Attempts(db, box, clock);
        this.transactions = transactions;
        this.publicUrl = publicUrl;
    }

    @Override
    public boolean wanted(Connector connector) {
        return GrantRules.of(connector).isPresent();
    }

    @Override
    public String redirectUri() {
        return publicUrl.get() + PATH;
    }

    @Override
    public Invitation begin(Connection connection, String session) {
        GrantRules rules = rules(connection);
        String secret = attempts.secret();
        Begun begun = new Begun(attempts.secret(), redirectUri());
        Map<String, String> present = new HashMap<>(Map.of("state", seals.seal(secret, STATE), "redirectUri", begun.redirectUri(),
                "scopes", String.join(rules.between(), rules.scopes())));
        if (rules.pkce()) {
            present.put("codeChallenge", Base64.getUrlEncoder().withoutPadding().encodeToString(Digests.sha256(begun.verifier())));
        }
        Invitation invitation = new Invitation(GrantPage.of(connection, rules.page(), rules.query(), present), rules.scopes());
        attempts.begin(secret, connection.id(), session, begun);
        return invitation;
    }

    @Override
    public Result accept(String state, Map<String, String> callback, String session) {
        Optional<Attempts.Attempt<Begun>> begun = seals.open(state == null ? "" : state, STATE)
                .flatMap(secret -> attempts.take(secret, session, Begun.class));
        if (begun.isEmpty()) {
            return refused(0, VOID);
        }
        Connection connection = connections.byId(begun.get().connection());
        String code = callback.getOrDefault("code", "");
        if (code.isBlank()) {
            return refused(connection.id(), denial(callback));
        }
        try {
            return redeemed(connection, begun.get().memory(), code, callback, session);
        } catch (NoAccess refused) {
            return refused(connection.id(), refused.answer().code() + ": " + refused.answer().text());
        }
    }

    private Result redeemed(Connection connection, Begun begun, String code, Map<String, String> callback, String session) {
        GrantRules rules = rules(connection);
        Token token = credentials.redeem(connection, Map.of("code", code, "codeVerifier", begun.verifier(), "redirectUri", begun.redirectUri()));
        Map<String, String> settings = GrantRules.found(rules.settings(), Json.MAPPER.valueToTree(callback));
        if (rules.choosing() == null) {
            return keep(connection, token, settings);
        }
        List<Item> items = items(rules.choosing(), credentials.ask(connection, rules.choosing().kamelet(), "grant/choices", token), settings);
        if (items.isEmpty()) {
            return refused(connection.id(), "the provider let us in, and this account has nothing that we could work with");
        }
        String list = attempts.secret();
        attempts.begin(list, connection.id(), session, new Offered(token, items));
        return new Result(Ending.CHOOSE, connection.id(), null, list);
    }

    private static List<Item> items(GrantRules.Choosing choosing, JsonNode answer, Map<String, String> settings) {
        JsonNode list = choosing.each().isEmpty() ? answer : answer.at("/" + choosing.each().replace('.', '/'));
        return StreamSupport.stream(list.spliterator(), false).filter(one -> choosing.id().from(one) != null).map(one -> {
            Map<String, String> all = new HashMap<>(settings);
            all.putAll(GrantRules.found(choosing.settings(), one));
            String title = choosing.title() == null ? null : choosing.title().from(one);
            return new Item(new Choice(choosing.id().from(one), title == null ? choosing.id().from(one) : title),
                    choosing.token() == null ? null : choosing.token().from(one), all);
        }).toList();
    }

    @Override
    public List<Choice> choices(String list, String session) {
        return attempts.look(list, session, Offered.class).map(found -> found.memory().items().stream().map(Item::choice).toList()).orElse(List.of());
    }

    @Override
    public Result choose(String list, String choice, String session) {
        Optional<Attempts.Attempt<Offered>> offered = attempts.look(list, session, Offered.class);
        Optional<Item> item = offered.flatMap(found -> found.memory().items().stream().filter(one -> one.choice().id().equals(choice)).findFirst());
        if (item.isEmpty() || attempts.take(list, session, Offered.class).isEmpty()) {
            return refused(0, VOID);
        }
        Connection connection = connections.byId(offered.get().connection());
        Token token = item.get().token() == null ? offered.get().memory().token()
                : credentials.chosen(item.get().token(), rules(connection).choosing().life());
        return keep(connection, token, item.get().settings());
    }

    /** Token and settings in one transaction; what is left to do at the provider comes after it. */
    private Result keep(Connection connection, Token token, Map<String, String> settings) {
        Map<String, String> values = new HashMap<>(connection.settings());
        values.putAll(settings);
        try {
            transactions.executeWithoutResult(tx -> {
                credentials.keep(connection, token);
                connections.update(connection.id(), connection.title(), values);
            });
        } catch (InvalidConnection invalid) {
            return refused(connection.id(), invalid.getMessage());
        }
        return finish(connections.byId(connection.id()), token);
    }

    private Result finish(Connection connection, Token token) {
        String finish = rules(connection).finish();
        try {
            if (finish != null) {
                credentials.ask(connection, finish, "grant/finishing", token);
            }
            return new Result(Ending.CONNECTED, connection.id(), null, null);
        } catch (NoAccess refused) {
            return new Result(Ending.HALF, connection.id(), refused.answer().code() + ": " + refused.answer().text(), null);
        }
    }

    private static String denial(Map<String, String> callback) {
        String why = callback.getOrDefault("error_description", callback.getOrDefault("error_reason", ""));
        String error = callback.getOrDefault("error", callback.getOrDefault("error_code", ""));
        return error.isEmpty() && why.isEmpty() ? "the provider sent nothing that lets us in" : (error + (why.isEmpty() ? "" : ": " + why));
    }

    private static Result refused(long connection, String text) {
        return new Result(Ending.REFUSED, connection, text, null);
    }

    private GrantRules rules(Connection connection) {
        return connectors.byName(connection.connector()).flatMap(GrantRules::of).orElseThrow(() -> new NoSuchElementException(
                "connection %s: its connector %s asks nobody for access".formatted(connection.name(), connection.connector())));
    }
}
