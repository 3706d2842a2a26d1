package io.kenh.intake.mailbox;

import io.kenh.connector.AccessTokens;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Connector;
import io.kenh.connector.Connectors;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Which connections are mailboxes, and how each is read: what the connector declares as {@code mailbox}. */
@Component
class Boxes {

    private static final String POP3 = "pop3";

    private final Connectors connectors;
    private final Connections connections;
    private final Positions positions;
    private final Uidls uidls;
    private final LargeMails largeMails;
    private final AccessTokens tokens;
    private final Duration answer;

    Boxes(Connectors connectors, Connections connections, Positions positions, Uidls uidls, LargeMails largeMails, AccessTokens tokens,
            @Value("${kenh.mailbox.answer}") Duration answer) {
        this.connectors = connectors;
        this.connections = connections;
        this.positions = positions;
        this.uidls = uidls;
        this.largeMails = largeMails;
        this.tokens = tokens;
        this.answer = answer;
    }

    boolean isMailbox(Connection connection) {
        return connectors.byName(connection.connector()).flatMap(Boxes::protocol).isPresent();
    }

    static Optional<String> protocol(Connector connector) {
        return Optional.ofNullable(connector.definition().path("mailbox").textValue());
    }

    Box of(Connection connection) {
        return of(connection, connections.secrets(connection.id()));
    }

    Box of(Connection connection, Map<String, String> secrets) {
        Optional<Connector> connector = connectors.byName(connection.connector());
        boolean byToken = connector.filter(c -> c.definition().has("token")).isPresent();
        Login login = new Login(connection, secrets, byToken ? tokens : null, answer);
        return connector.flatMap(Boxes::protocol).filter(POP3::equals).isPresent()
                ? new Pop3Box(login, uidls, largeMails.limit()) : new ImapBox(login, positions, largeMails.limit());
    }
}
