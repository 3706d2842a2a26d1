package io.kenh.connector.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kenh.connector.Answer;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Connector;
import io.kenh.connector.Connectors;
import io.kenh.connector.Crm;
import io.kenh.connector.CrmObject;
import io.kenh.connector.CrmPage;
import io.kenh.connector.CrmQuery;
import io.kenh.connector.CrmReply;
import io.kenh.connector.CrmRow;
import io.kenh.connector.Outcome;
import io.kenh.connector.Outgoing;
import io.kenh.connector.call.Guard;
import io.kenh.connector.call.Reply;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** CRMs by the {@code crm} sections of their connectors, each compiled once for a connection. */
public final class DeclaredCrm implements Crm {

    private final Connectors connectors;
    private final Guard guard;
    private final Map<Long, Map<String, Entity>> compiled = new ConcurrentHashMap<>();

    public DeclaredCrm(Connectors connectors, Connections connections, Guard guard) {
        this.connectors = connectors;
        this.guard = guard;
        connections.onChange(compiled::remove);
        connectors.onChange(name -> compiled.clear());
    }

    @Override
    public List<CrmObject> objects(Connection connection) {
        return entities(connection).values().stream().map(Entity::object).toList();
    }

    @Override
    public Optional<CrmObject> object(Connection connection, String object) {
        return Optional.ofNullable(entities(connection).get(object)).map(Entity::object);
    }

    private Map<String, Entity> entities(Connection connection) {
        Connector connector = connectors.byName(connection.connector()).orElse(null);
        return connector == null || !connector.definition().has("crm") ? Map.of()
                : compiled.computeIfAbsent(connection.id(), id -> compile(connector, connection));
    }

    private static Map<String, Entity> compile(Connector connector, Connection connection) {
        Map<String, Entity> entities = new LinkedHashMap<>();
        UnaryOperator<String> settings = connection.settings()::get;
        JsonNode section = Section.of(connector, settings);
        Section.objects(connector, settings).forEach((name, declared) -> entities.put(name, new Entity(name, declared, section)));
        return entities;
    }

    @Override
    public CrmPage list(Connection connection, String object, CrmQuery query) {
        return page(connection, object, "list", query);
    }

    @Override
    public CrmPage deletions(Connection connection, String object, CrmQuery query) {
        CrmPage page = page(connection, object, "deletions", query);
        return new CrmPage(page.answer(), page.rows().stream().map(CrmRow::asDeleted).toList(), page.next());
    }

    private CrmPage page(Connection connection, String object, String operation, CrmQuery query) {
        Entity entity = entities(connection).get(object);
        Operation list = entity == null ? null : entity.operation(operation);
        if (list == null) {
            return CrmPage.none(cannot(connection, object, operation));
        }
        Reply reply = call(connection, list, Paging.places(entity, list, query));
        if (list.isNone(reply.status(), reply.tree())) {
            return new CrmPage(Answer.of(Outcome.ACCEPTED, reply.answer().code(), null), List.of(), null);
        } else if (!reply.answer().isAccepted()) {
            return CrmPage.none(reply.answer());
        }
        List<CrmRow> rows = list.rows(reply.tree(), entity.rows());
        return new CrmPage(reply.answer(), rows, Paging.next(list, query, rows, list.next(reply.tree(), rows.size(), query.page())));
    }

    @Override
    public CrmReply read(Connection connection, String object, String id) {
        return one(connection, object, "read", Map.of("id", text(id)));
    }

    @Override
    public CrmReply find(Connection connection, String object, String marker) {
        Entity entity = entities(connection).get(object);
        Operation find = entity == null ? null : entity.operation("find");
        if (find == null) {
            return new CrmReply(Answer.of(Outcome.ACCEPTED, null, null), null, null, false, true);
        }
        Reply reply = call(connection, find, Map.of("marker", text(marker), "fields", entity.rows().names()));
        if (find.isNone(reply.status(), reply.tree()) || find.isGone(reply.status(), reply.tree())) {
            return new CrmReply(Answer.of(Outcome.ACCEPTED, null, null), null, null, false, true);
        } else if (!reply.answer().isAccepted()) {
            return CrmReply.of(reply.answer());
        }
        CrmRow row = find.rows(reply.tree(), entity.rows()).stream().filter(one -> !entity.rows().isMarked() || marker.equals(one.marker()))
                .findFirst().orElse(null);
        return new CrmReply(reply.answer(), row == null ? null : row.id(), row, false, row == null);
    }

    @Override
    public CrmReply create(Connection connection, String object, Map<String, Object> values, String marker) {
        Entity entity = entities(connection).get(object);
        return entity == null ? CrmReply.of(cannot(connection, object, "create"))
                : one(connection, object, "create", Map.of("row", entity.rows().write(values, marker, null), "marker", text(marker)));
    }

    @Override
    public CrmReply update(Connection connection, String object, CrmRow now, Map<String, Object> values) {
        Entity entity = entities(connection).get(object);
        if (entity == null) {
            return CrmReply.of(cannot(connection, object, "update"));
        }
        Map<String, JsonNode> places = new HashMap<>(Map.of("id", text(now.id()), "row", entity.rows().write(values, null, now.raw())));
        Paging.put(places, "version", now.version());
        return one(connection, object, "update", places);
    }

    @Override
    public CrmReply delete(Connection connection, String object, CrmRow now) {
        Map<String, JsonNode> places = new HashMap<>(Map.of("id", text(now.id())));
        Paging.put(places, "version", now.version());
        return one(connection, object, "delete", places);
    }

    private CrmReply one(Connection connection, String object, String name, Map<String, JsonNode> places) {
        Entity entity = entities(connection).get(object);
        Operation operation = entity == null ? null : entity.operation(name);
        if (operation == null) {
            return CrmReply.of(cannot(connection, object, name));
        }
        Map<String, JsonNode> all = new HashMap<>(places);
        all.put("fields", entity.rows().names());
        Reply reply = call(connection, operation, all);
        if (operation.isGone(reply.status(), reply.tree())) {
            return new CrmReply(Answer.of(Outcome.ACCEPTED, reply.answer().code(), null), null, null, false, true);
        } else if (operation.isStale(reply.status(), reply.tree())) {
            return new CrmReply(reply.answer(), null, null, true, false);
        } else if (!reply.answer().isAccepted()) {
            return CrmReply.of(reply.answer());
        }
        CrmRow row = operation.row(reply.tree(), entity.rows());
        String id = operation.id(reply.tree());
        String named = id != null ? id : row != null ? row.id() : reply.answer().externalId();
        return new CrmReply(reply.answer(), named, row, false, row == null && name.equals("read"));
    }

    private Reply call(Connection connection, Operation operation, Map<String, JsonNode> places) {
        Connector connector = connectors.byName(connection.connector()).orElseThrow();
        RequestTemplate.Filled request = (places.containsKey("following") ? operation.following() : operation.request()).fill(places);
        Outgoing message = new Outgoing(0, "", "crm", "", null, null, request.body(), null, request.headers(), "");
        try {
            return guard.call(connection, connector, connector.definition().at("/crm/kamelet").asText(), connector.definition().at("/crm/answer").isObject() ? "crm" : "",
                    message, Map.of("method", request.method(), "path", request.path(), "query", request.query()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Reply.of(Answer.of(Outcome.RETRY, "kenh.stopping", "The hub is stopping"));
        }
    }

    private static Answer cannot(Connection connection, String object, String operation) {
        return Answer.of(Outcome.CONFIG, "kenh.connector", "Connection " + connection.name() + ": connector " + connection.connector()
                + " has no " + operation + " of " + object + " in its crm section");
    }

    private static JsonNode text(String value) {
        return JsonNodeFactory.instance.textNode(value);
    }
}
