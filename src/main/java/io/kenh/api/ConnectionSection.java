package io.kenh.api;

import io.kenh.api.operation.Call;
import io.kenh.api.operation.Operation;
import io.kenh.api.operation.Reply;
import io.kenh.api.operation.Section;
import io.kenh.api.problem.Fault;
import io.kenh.api.problem.Kind;
import io.kenh.api.problem.Problem;
import io.kenh.api.table.Field;
import io.kenh.api.table.FieldType;
import io.kenh.api.table.Page;
import io.kenh.api.table.Shape;
import io.kenh.connector.Balance;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Inquiries;
import io.kenh.connector.InvalidConnection;
import io.kenh.connector.KeyRotation;
import io.kenh.connector.Probing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Connections: connectors with settings and a name. Secrets go in and never come out. */
@Component
class ConnectionSection implements Section {

    private static final Field TITLE = Field.text("title", "What people see.").must().most(200).like("Our SMS account");
    private static final Field SETTINGS = Field.of(FieldType.OBJECT, "settings",
            "Values by parameter name. A secret is sent as text and answered as {\"set\": true}; one that is left out keeps its value.").filled();
    private static final Field NAME = Field.text("name", "Stands in /in/{name}: lower case letters, digits, dashes.").must().most(60).like("esms");
    private static final Field CONNECTOR = Field.text("connector", "Name of the connector's folder.").must().most(60).like("esms");

    private static final Shape NEW = Shape.of("NewConnection", NAME, CONNECTOR, TITLE, SETTINGS);
    private static final Shape EDIT = new Shape("ConnectionEdit", List.of(TITLE, SETTINGS), true);
    private static final Shape CONNECTION = Shape.of("Connection", Fields.ID.field(), NAME, TITLE, CONNECTOR,
            Field.of(FieldType.BOOLEAN, "active", "false while it is paused.").like(true),
            Field.text("state", "ok, paused or failing.").like("ok"), Field.text("stateText", "Why it fails."),
            Field.text("callbackPath", "What the provider calls; only for administrators.").like("/in/esms"), SETTINGS);

    private static final Shape FINDING = Shape.of("ConnectionTest", Field.text("verdict", "works, fails or untested.").like("works"),
            Field.text("text", "What was found, for a person; holds no secret.").like("mail.kenh.example:587 takes us as hello@kenh.example"));
    private static final Shape BALANCE = Shape.of("Balance", Field.text("amount", "What is left, as a decimal number.").like("125000"),
            Field.text("currency", "ISO code, or the provider's word.").like("VND"), Field.text("at", "When the provider was asked."));
    private static final Shape CLOSED = Shape.of("ClosedAgain",
            Field.of(FieldType.INTEGER, "connections", "How many had a former key.").like(0));

    private final Connections connections;
    private final Inquiries inquiries;
    private final KeyRotation keys;
    private final ConnectionView view;
    private final Probing probing;

    ConnectionSection(Connections connections, Inquiries inquiries, KeyRotation keys, ConnectionView view, Probing probing) {
        this.connections = connections;
        this.inquiries = inquiries;
        this.keys = keys;
        this.probing = probing;
        this.view = view;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.get("/connections", "listConnections", "All connections, newest first", CONNECTION, this::list).taking(Page.PARAMETERS).asList(),
                Operation.get("/connections/{id}", "getConnection", "One connection", CONNECTION, call -> view.of(present(call), call.caller())),
                Operation.create("/connections", "createConnection", "Make a connection", NEW, CONNECTION, this::create),
                Operation.patch("/connections/{id}", "updateConnection", "Change title or settings", EDIT, CONNECTION, this::update),
                Operation.verb("/connections/{id}/pause", "pauseConnection", "Let nothing leave by it", null, CONNECTION,
                        call -> after(call, () -> connections.pause(call.id()))),
                Operation.verb("/connections/{id}/resume", "resumeConnection", "Use it again", null, CONNECTION,
                        call -> after(call, () -> connections.resume(call.id()))),
                Operation.verb("/connections/{name}/test", "testConnection", "Connect and log in, without sending anything; takes 15 seconds at most",
                        null, FINDING, this::test),
                Operation.get("/connections/{id}/balance", "getConnectionBalance", "Ask the provider what is left", BALANCE, this::balance),
                Operation.verb("/connections/close-again", "closeSecretsAgain",
                        "Encrypt all secrets with the present key; call it when every node has that key", null, CLOSED,
                        call -> Map.of("connections", keys.closeAgain())));
    }

    private Object test(Call call) {
        String name = call.path().get("name");
        Connection connection = connections.byName(name).orElseThrow(() -> Problem.notFound("connection of this name"));
        Probing.Finding finding = probing.test(connection);
        return Map.of("verdict", finding.verdict().name().toLowerCase(Locale.ROOT), "text", finding.text());
    }

    private Object balance(Call call) {
        Connection connection = present(call);
        Balance balance = inquiries.balance(connection).orElseThrow(() -> Problem.of(Kind.CONFLICT,
                List.of(new Fault("connection", connection.name(), "one whose provider tells its balance, and answers now"))));
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("amount", balance.amount().toPlainString());
        shown.put("currency", balance.currency());
        shown.put("at", balance.at().toString());
        return shown;
    }

    private Page<Map<String, Object>> list(Call call) {
        Page.Wanted wanted = Page.Wanted.of(call.parameters());
        List<Map<String, Object>> found = connections.all().stream()
                .filter(c -> wanted.before() == null || c.id() < wanted.before())
                .sorted(Comparator.comparingLong(Connection::id).reversed())
                .limit(wanted.limit() + 1L).map(c -> view.of(c, call.caller())).toList();
        return Page.of(found, wanted.limit(), row -> (Long) row.get("id"));
    }

    private Object create(Call call) {
        if (connections.byName(call.text("name")).isPresent()) {
            throw Problem.of(Kind.CONFLICT, List.of(new Fault("name", call.text("name"), "a name that no other connection has")));
        }
        Connection made = valid(() -> connections.create(call.text("name"), call.text("title"), call.text("connector"), settings(call)));
        return new Reply(201, view.of(made, call.caller()), Map.of("Location", "/api/v1/connections/" + made.id()));
    }

    private Object update(Call call) {
        Connection now = present(call);
        Map<String, String> settings = new LinkedHashMap<>(now.settings());
        settings.putAll(settings(call));
        String title = call.text("title") == null ? now.title() : call.text("title");
        return view.of(valid(() -> connections.update(now.id(), title, settings)), call.caller());
    }

    private Object after(Call call, Runnable verb) {
        present(call);
        verb.run();
        return view.of(present(call), call.caller());
    }

    private Connection present(Call call) {
        try {
            return connections.byId(call.id());
        } catch (NoSuchElementException e) {
            throw Problem.notFound("connection " + call.id());
        }
    }

    private static Connection valid(Supplier<Connection> verb) {
        try {
            return verb.get();
        } catch (InvalidConnection invalid) {
            throw Problem.of(Kind.INVALID_VALUES, invalid.faults().stream().map(f -> new Fault(f.field(), f.found(), f.wanted())).toList());
        }
    }

    /** A secret that is sent back as it was answered means: leave it as it is. */
    private static Map<String, String> settings(Call call) {
        Map<String, String> settings = new LinkedHashMap<>();
        List<Fault> faults = new ArrayList<>();
        ((Map<?, ?>) call.body().getOrDefault("settings", Map.of())).forEach((name, value) -> {
            if (value == null || value instanceof String || value instanceof Number || value instanceof Boolean) {
                settings.put((String) name, value == null ? "" : value.toString());
            } else if (!value.equals(ConnectionView.SET) && !value.equals(ConnectionView.NOT_SET)) {
                faults.add(new Fault("settings." + name, "a list or object", "a text, number or boolean"));
            }
        });
        if (!faults.isEmpty()) {
            throw Problem.of(Kind.INVALID_VALUES, faults);
        }
        return settings;
    }
}
