package io.kenh.form;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.platform.Json;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The forms that Kenh draws itself, one for each connection of a web form. */
@Component
public class Forms {

    /** Name of the connector whose connections have one. */
    public static final String CONNECTOR = "web-form";

    private final JdbcClient db;
    private final Connections connections;
    private final Clock clock;

    Forms(JdbcClient db, Connections connections, Clock clock) {
        this.db = db;
        this.connections = connections;
        this.clock = clock;
    }

    /** The connection of this name; empty when there is none or it is no web form. */
    public Optional<Connection> connection(String name) {
        return connections.byName(name).filter(connection -> connection.connector().equals(CONNECTOR));
    }

    /** What a connection's form looks like; the usual one until somebody has drawn another. */
    public FormLook look(long connectionId) {
        return db.sql("select look from web_form where connection_id = ?").param(connectionId).query(String.class).optional()
                .map(look -> Json.read(look, FormLook.class)).orElseGet(FormLook::usual);
    }

    /** @throws IllegalArgumentException for a form with something wrong in it, see {@link FormLook#wrong} */
    public void draw(long connectionId, FormLook look) {
        if (!look.wrong().isEmpty() || look.fields().isEmpty() || look.fields().size() > FormLook.MOST_FIELDS) {
            throw new IllegalArgumentException("found a form of %d fields with %d faults; wanted 1 to %d fields and none"
                    .formatted(look.fields().size(), look.wrong().size(), FormLook.MOST_FIELDS));
        }
        db.sql("""
                insert into web_form (connection_id, look, updated) values (:id, :look::jsonb, :now)
                on conflict (connection_id) do update set look = excluded.look, updated = excluded.updated""")
                .param("id", connectionId).param("look", Json.write(look)).param("now", OffsetDateTime.now(clock)).update();
    }
}
