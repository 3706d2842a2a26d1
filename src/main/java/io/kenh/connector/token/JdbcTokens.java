package io.kenh.connector.token;

import io.kenh.connector.Connection;
import io.kenh.connector.secret.SecretBox;
import io.kenh.platform.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Tokens in the hub's database, encrypted. A row lock makes all nodes wait for the one that fetches. */
public final class JdbcTokens implements TokenStore {

    private static final Logger log = LoggerFactory.getLogger(JdbcTokens.class);

    private final JdbcClient db;
    private final SecretBox box;
    private final TransactionTemplate alone;
    private final Clock clock;

    public JdbcTokens(JdbcClient db, PlatformTransactionManager transactions, SecretBox box, Clock clock) {
        this.db = db;
        this.box = box;
        this.clock = clock;
        this.alone = new TransactionTemplate(transactions);
        alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public Token renew(Connection connection, UnaryOperator<Token> renewal) {
        return alone.execute(tx -> {
            Token present = locked(connection);
            Token next = renewal.apply(present);
            if (next != present) {
                store(connection, next);
            }
            return next;
        });
    }

    @Override
    public Token present(Connection connection) {
        return db.sql("select sealed from connection_token where connection_id = ? and sealed is not null").param(connection.id())
                .query((row, i) -> row.getBytes("sealed")).optional().map(sealed -> open(connection, sealed)).orElse(null);
    }

    @Override
    public void put(Connection connection, Token token) {
        locked(connection);
        store(connection, token);
    }

    /** Stores a connection's token anew, closed with the present key. */
    public void closeAgain(Connection connection) {
        renew(connection, token -> token == null ? null
                : new Token(token.access(), token.refresh(), token.renewAt(), token.expires(), token.origin()));
    }

    private Token locked(Connection connection) {
        db.sql("insert into connection_token (connection_id) values (?) on conflict do nothing").param(connection.id()).update();
        List<byte[]> sealed = db.sql("select sealed from connection_token where connection_id = ? for update")
                .param(connection.id()).query((row, i) -> row.getBytes("sealed")).list();
        return sealed.get(0) == null ? null : open(connection, sealed.get(0));
    }

    private void store(Connection connection, Token token) {
        byte[] sealed = token == null ? null
                : box.close(Json.write(token).getBytes(StandardCharsets.UTF_8), owner(connection));
        db.sql("update connection_token set sealed = ?, renewed = ? where connection_id = ?")
                .params(sealed, OffsetDateTime.now(clock), connection.id()).update();
    }

    private Token open(Connection connection, byte[] sealed) {
        try {
            return Json.read(new String(box.open(sealed, owner(connection)), StandardCharsets.UTF_8), Token.class);
        } catch (IllegalStateException locked) {
            log.warn("The token of {} is fetched anew: {}", connection.name(), locked.getMessage());
            return null;
        }
    }

    private static String owner(Connection connection) {
        return "token:" + connection.name();
    }
}
