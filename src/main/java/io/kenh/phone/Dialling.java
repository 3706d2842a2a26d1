package io.kenh.phone;

import io.kenh.connector.Answer;
import io.kenh.connector.Caller;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Outgoing;
import io.kenh.crm.Addresses;
import io.kenh.platform.Rehearsal;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Calls that a person starts with a click: the exchange rings the person's own telephone first, then the customer's. Nothing
 * is queued, since a call that starts minutes later helps nobody. Templates call it {@code @dialling}.
 */
@Component("dialling")
public class Dialling {

    /** What a connection must be able to do. */
    public static final String CAPABILITY = "call.send";

    private final Connections connections;
    private final Caller caller;
    private final JdbcClient db;

    Dialling(Connections connections, Caller caller, JdbcClient db) {
        this.connections = connections;
        this.caller = caller;
        this.db = db;
    }

    /** Whether there is an exchange to call by. */
    public boolean isPossible() {
        return connection().isPresent();
    }

    /** The telephone of a colleague; empty when nobody has said which it is. */
    public Optional<String> extension(long staffId) {
        return db.sql("select extension from staff where id = ? and extension is not null").param(staffId).query(String.class).optional();
    }

    /**
     * Asks the exchange. Blocks for its answer.
     *
     * @param phone in any form that people write
     * @return what the exchange said; never null
     * @throws NotPossible when there is no exchange, the colleague has no extension, or it is no number, with the next step
     */
    public Answer call(long staffId, String phone) {
        Rehearsal.refuse("Calling a telephone number");
        Connection connection = connection().orElseThrow(() -> new NotPossible(NotPossible.Why.EXCHANGE));
        String extension = extension(staffId).orElseThrow(() -> new NotPossible(NotPossible.Why.EXTENSION));
        String number = Addresses.phone(phone).orElseThrow(() -> new NotPossible(NotPossible.Why.NUMBER));
        return caller.call(connection, new Outgoing(0, "call-" + UUID.randomUUID(), "call", number, null, null, "", null,
                Map.of("Extension", extension), null));
    }

    private Optional<Connection> connection() {
        return connections.firstActive(CAPABILITY);
    }
}
