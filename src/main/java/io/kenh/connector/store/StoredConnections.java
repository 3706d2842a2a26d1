package io.kenh.connector.store;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Connector;
import io.kenh.connector.Connectors;
import io.kenh.connector.Fault;
import io.kenh.connector.InvalidConnection;
import io.kenh.connector.secret.SecretBox;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Connections with their rules; a copy in memory answers reads. */
public final class StoredConnections implements Connections {

    /** Setting with the person a connection belongs to. */
    private static final String PERSON = "person";
    private static final String NAME = "[a-z0-9]([a-z0-9-]{0,60}[a-z0-9])?";

    private final Rows rows;
    private final Connectors connectors;
    private final Entries entries;
    private final LiveSnapshot copy;

    private StoredConnections(Rows rows, Connectors connectors, SecretBox box) {
        this.rows = rows;
        this.connectors = connectors;
        this.entries = new Entries(connectors, box);
        this.copy = new LiveSnapshot(rows, entries);
    }

    /** Connections of the hub's database. */
    public static StoredConnections in(JdbcClient jdbc, Connectors connectors, SecretBox box) {
        return new StoredConnections(new JdbcRows(jdbc), connectors, box);
    }

    /** Connections that nothing outlives. */
    public static StoredConnections inMemory(Connectors connectors, SecretBox box) {
        return new StoredConnections(new MemoryRows(), connectors, box);
    }

    /** Reads what other nodes have changed. */
    public void refresh() {
        copy.refreshed();
    }

    @Override
    public Optional<Connection> byName(String name) {
        return Optional.ofNullable(copy.known().byName().get(name)).or(() -> Optional.ofNullable(copy.latest().byName().get(name)))
                .map(Snapshot.Entry::connection);
    }

    @Override
    public Connection byId(long id) {
        return entry(id).connection();
    }

    @Override
    public List<Connection> all() {
        return all(copy.known());
    }

    private static List<Connection> all(Snapshot snapshot) {
        return snapshot.byName().values().stream().map(Snapshot.Entry::connection).toList();
    }

    @Override
    public Optional<Connection> firstActive(String capability) {
        return first(capability, "");
    }

    @Override
    public Optional<Connection> ofPerson(String capability, String email) {
        return email == null || email.isBlank() ? Optional.empty() : first(capability, email.strip());
    }

    private Optional<Connection> first(String capability, String person) {
        return first(copy.known(), capability, person).or(() -> first(copy.latest(), capability, person));
    }

    private Optional<Connection> first(Snapshot snapshot, String capability, String person) {
        return all(snapshot).stream().filter(c -> c.active() && c.setting(PERSON, "").equalsIgnoreCase(person))
                .filter(c -> connectors.byName(c.connector()).filter(k -> k.can(capability)).isPresent())
                .min(Comparator.comparingLong(Connection::id));
    }

    @Override
    public Connection create(String name, String title, String connector, Map<String, String> values) {
        Values checked = Values.of(connector(name, connector), name, values, Map.of());
        if (name == null || !name.matches(NAME)) {
            throw invalid(name, "name", name, "lower-case letters, digits and dashes, 62 at most");
        }
        if (byName(name).isPresent()) {
            throw invalid(name, "name", name, "a name that no other connection has");
        }
        long id = rows.insert(new Row(0, name, title, connector, checked.settings(), entries.close(name, checked.secrets()),
                true, "ok", null, null));
        return copy.refreshed().byId().get(id).connection();
    }

    @Override
    public Connection update(long id, String title, Map<String, String> values) {
        copy.latest();
        Row row = entry(id).row();
        Values checked = Values.of(connector(row.name(), row.connector()), row.name(), values, secrets(id));
        rows.update(new Row(id, row.name(), title, row.connector(), checked.settings(),
                entries.close(row.name(), checked.secrets()), row.active(), row.active() ? "ok" : "paused", null, null));
        return copy.refreshed().byId().get(id).connection();
    }

    @Override
    public void pause(long id) {
        state(id, false, "paused", null);
    }

    @Override
    public void resume(long id) {
        state(id, true, "ok", null);
    }

    @Override
    public void report(long id, String trouble) {
        String state = trouble == null ? "ok" : "failing";
        Connection now = byId(id);
        if (now.active() && !state.equals(now.state())) {
            state(id, true, state, trouble);
        }
    }

    @Override
    public Map<String, String> secrets(long id) {
        return entry(id).secrets();
    }

    @Override
    public String callbackPath(long id) {
        Connection connection = byId(id);
        String path = "/in/" + connection.name();
        return connectors.byName(connection.connector()).map(c -> c.definition().at("/webhook/proof"))
                .filter(proof -> "path".equals(proof.path("kind").asText()))
                .map(proof -> path + "/" + secrets(id).get(proof.path("parameter").asText())).orElse(path);
    }

    @Override
    public void onChange(LongConsumer listener) {
        copy.onChange(listener);
    }

    /** See {@link io.kenh.connector.KeyRotation}. */
    public synchronized int closeAgain() {
        List<Row> former = rows.all().stream().filter(row -> row.secrets() != null && !entries.box().isCurrent(row.secrets())).toList();
        former.forEach(row -> rows.update(new Row(row.id(), row.name(), row.title(), row.connector(), row.settings(),
                entries.box().close(entries.box().open(row.secrets(), row.name()), row.name()), row.active(), row.state(), row.stateText(), null)));
        copy.refreshed();
        return former.size();
    }

    private void state(long id, boolean active, String state, String text) {
        entry(id);
        rows.state(id, active, state, text);
        copy.refreshed();
    }

    private Snapshot.Entry entry(long id) {
        return Optional.ofNullable(copy.known().byId().get(id)).or(() -> Optional.ofNullable(copy.latest().byId().get(id)))
                .orElseThrow(() -> new NoSuchElementException("No connection has id " + id));
    }

    private Connector connector(String name, String connector) {
        return connectors.byName(connector).orElseThrow(() -> invalid(name, "connector", connector, "one of "
                + connectors.all().stream().map(Connector::name).toList()));
    }

    private static InvalidConnection invalid(String name, String field, String found, String wanted) {
        return new InvalidConnection(List.of(new Fault(String.valueOf(name), field, String.valueOf(found), wanted)));
    }
}
