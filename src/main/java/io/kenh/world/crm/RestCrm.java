package io.kenh.world.crm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kenh.connector.Fixture;
import io.kenh.platform.Json;
import io.kenh.world.http.Reply;
import io.kenh.world.http.Request;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plain REST CRM: the path names the kind, versions are kept, pages are counted, every change is told, the programs' own too. */
final class RestCrm extends Crm {

    private static final int USUAL = 100;
    private static final int LONGEST = 1_000;

    RestCrm(Clock clock) {
        super(clock);
    }

    @Override
    Reply answer(Request request) {
        if (request.header("Authorization") == null) {
            return Reply.json(401, Map.of("message", "No token"));
        }
        String[] path = request.path().split("/");
        if (path.length < 2) {
            return none();
        }
        Table table = table(path[1]);
        String id = path.length > 2 ? path[2] : null;
        return switch (request.method()) {
            case "POST" -> id == null ? Reply.json(201, shown(table.create(body(request), true))) : changed(table, id, request);
            case "PATCH", "PUT" -> changed(table, id, request);
            case "DELETE" -> table.delete(id, true).map(row -> Reply.json(200, shown(row))).orElseGet(RestCrm::none);
            default -> id == null ? list(table, request) : table.byId(id).map(row -> Reply.json(200, shown(row))).orElseGet(RestCrm::none);
        };
    }

    private static Reply changed(Table table, String id, Request request) {
        String wanted = request.header("If-Match");
        Optional<Row> row = table.byId(id);
        if (row.isPresent() && wanted != null && !wanted.equals(Long.toString(row.get().version()))) {
            return Reply.json(412, Map.of("message", "The row has version " + row.get().version()));
        }
        return table.update(id, body(request), true).map(now -> Reply.json(200, shown(now))).orElseGet(RestCrm::none);
    }

    private static Reply none() {
        return Reply.json(404, Map.of("message", "No such row"));
    }

    private static Reply list(Table table, Request request) {
        String mark = request.query("external_ref");
        if (mark != null) {
            return page(table.made().stream().filter(row -> row.text("external_ref").equals(mark)).toList(), "");
        }
        int from = number(request, "cursor", 0);
        int limit = Math.min(LONGEST, number(request, "limit", USUAL));
        List<Row> rows = table.since(instant(request.query("updated_since"))).stream().skip(from).limit(limit + 1L).toList();
        return page(rows.stream().limit(limit).toList(), rows.size() > limit ? Integer.toString(from + limit) : "");
    }

    private static Reply page(List<Row> rows, String next) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("items", rows.stream().map(RestCrm::shown).toList());
        page.put("next", next);
        return Reply.json(200, page);
    }

    private static Instant instant(String text) {
        try {
            return text == null ? Instant.EPOCH : Instant.parse(text);
        } catch (DateTimeException noTime) {
            return Instant.EPOCH;
        }
    }

    private static ObjectNode shown(Row row) {
        return row.fields().deepCopy().put("id", row.id()).put("version", Long.toString(row.version())).put("deleted", row.deleted())
                .put("created_at", row.created().toString()).put("updated_at", row.modified().toString());
    }

    @Override
    Optional<Fixture.Request> told(Change change) {
        String kind = change.table().replaceFirst("ies$", "y").replaceFirst("s$", "");
        return Optional.of(post(Map.of("X-Signature", "{{signature}}"), Json.MAPPER.createObjectNode()
                .put("delivery", kind + "-" + change.row().id() + "-" + change.row().version()).put("object", kind).put("id", change.row().id())
                .put("change", change.isCreation() ? "created" : change.isDeletion() ? "deleted" : "updated")));
    }
}
