package io.kenh.console.connection;

import io.kenh.connector.AccessTokens;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Connector;
import io.kenh.connector.Connectors;
import io.kenh.connector.Grants;
import io.kenh.event.Accounting;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What stands on the card of a connection. */
@Component
class ConnectionCards {

    /**
     * @param provider title of its connector; the folder's name when the folder is gone
     * @param address  path to call us on; null when nothing comes in this way
     * @param access   where a person has to let the hub in, else null
     */
    record Card(Connection connection, String provider, String icon, String address, Accounting.Account numbers, Access access) { }

    /** @param life of the present token; null without one */
    record Access(AccessTokens.Life life) { }

    /** What may be connected. */
    record Offer(String name, String title, String category, String icon) { }

    private static final Map<String, String> ICONS = Map.of("sms", "sms", "mail", "mail", "form", "form", "chat", "chat", "call", "phone", "crm", "crm");

    private final Connections connections;
    private final Connectors connectors;
    private final Accounting accounting;
    private final Grants grants;
    private final AccessTokens tokens;

    ConnectionCards(Connections connections, Connectors connectors, Accounting accounting, Grants grants, AccessTokens tokens) {
        this.connections = connections;
        this.connectors = connectors;
        this.accounting = accounting;
        this.grants = grants;
        this.tokens = tokens;
    }

    List<Card> all(Locale locale) {
        Map<String, Accounting.Account> numbers = accounting.now().stream()
                .collect(Collectors.toMap(Accounting.Account::connection, Function.identity()));
        return connections.all().stream().map(c -> card(c, locale, numbers.get(c.name()))).toList();
    }

    Card one(long id, Locale locale) {
        return card(connections.byId(id), locale, null);
    }

    List<Offer> offers(Locale locale) {
        return connectors.all().stream().map(c -> new Offer(c.name(), c.title().in(locale), c.category(), icon(c.category()))).toList();
    }

    private Card card(Connection connection, Locale locale, Accounting.Account numbers) {
        return connectors.byName(connection.connector()).map(c -> new Card(connection, c.title().in(locale), icon(c.category()), address(connection, c), numbers,
                        grants.wanted(c) ? new Access(tokens.life(connection).orElse(null)) : null))
                .orElseGet(() -> new Card(connection, connection.connector(), "plug", null, numbers, null));
    }

    /** Mailboxes are read and lines are kept open; they are not called. */
    private String address(Connection connection, Connector connector) {
        return !connector.definition().has("webhook") ? null : connections.callbackPath(connection.id());
    }

    private static String icon(String category) {
        return ICONS.getOrDefault(category, "plug");
    }
}
