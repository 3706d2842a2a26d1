package io.kenh.world.crm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kenh.connector.Fixture;
import io.kenh.platform.Json;
import io.kenh.world.http.Reply;
import io.kenh.world.http.Request;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pipedrive's second API: pages by cursor, changes by PATCH, a webhook with what was before. {@code wrong-token} is refused. */
final class PipedriveCrm extends Crm {

    private static final int LONGEST = 500;

    PipedriveCrm(Clock clock) {
        super(clock);
    }

    @Override
    Reply answer(Request request) {
        String key = request.header("x-api-token");
        if (key == null || key.isBlank() || key.equals("wrong-token")) {
            return refused(401, "unauthorized access");
        }
        String[] path = request.path().split("/");
        if (path.length < 4) {
            return refused(404, "Unknown method .");
        }
        Table table = table(path[3]);
        String id = path.length > 4 ? path[4] : null;
        return switch (request.method()) {
            case "POST" -> create(table, body(request));
            case "PATCH" -> shown(table.update(id, body(request), true));
            case "DELETE" -> table.delete(id, true).map(row -> Reply.json(200, Map.of("success", true, "data", Map.of("id", row.number())))).orElseGet(PipedriveCrm::nothing);
            default -> id == null ? list(table, request) : shown(table.byId(id));
        };
    }

    private static Reply create(Table table, ObjectNode fields) {
        String wanted = table.name().equals("deals") ? "title" : "name";
        return fields.path(wanted).asText("").isBlank() ? refused(400, "Validation failed: " + wanted + ": Required")
                : Reply.json(201, Map.of("success", true, "data", shown(table.create(fields, true))));
    }

    private static Reply list(Table table, Request request) {
        String since = request.query("updated_since");
        String cursor = request.query("cursor");
        int limit = Math.min(LONGEST, number(request, "limit", 100));
        int from = cursor == null || cursor.isEmpty() ? 0 : Integer.parseInt(cursor.substring(1));
        List<Row> rows = table.living(since == null ? Instant.EPOCH : OffsetDateTime.parse(since).toInstant()).toList();
        ObjectNode more = Json.MAPPER.createObjectNode().put("next_cursor", from + limit < rows.size() ? "c" + (from + limit) : null);
        return Reply.json(200, Map.of("success", true, "data", rows.stream().skip(from).limit(limit).map(PipedriveCrm::shown).toList(), "additional_data", more));
    }

    private static Reply shown(Optional<Row> row) {
        return row.map(found -> Reply.json(200, Map.of("success", true, "data", shown(found)))).orElseGet(PipedriveCrm::nothing);
    }

    private static Reply nothing() {
        return refused(404, "not found");
    }

    private static Reply refused(int status, String error) {
        return Reply.json(status, Map.of("success", false, "error", error, "error_info", "Please check the documentation"));
    }

    private static ObjectNode shown(Row row) {
        ObjectNode shown = row.fields().deepCopy();
        return shown.put("id", row.number()).put("is_deleted", row.deleted()).put("add_time", moment(row.created())).put("update_time", moment(row.modified()));
    }

    private static String moment(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    @Override
    Optional<Fixture.Request> told(Change change) {
        String entity = change.table().substring(0, change.table().length() - 1);
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.putObject("meta").put("action", change.isDeletion() ? "delete" : change.isCreation() ? "create" : "change").put("entity", entity)
                .put("entity_id", change.row().id()).put("company_id", "42").put("user_id", "1").put("attempt", 1).put("timestamp", change.row().modified().toString())
                .put("correlation_id", change.row().id() + "-" + change.row().version()).put("is_bulk_edit", false).put("change_source", change.byApi() ? "api" : "app");
        body.set("data", change.isDeletion() ? null : shown(change.row()));
        body.set("previous", change.before() == null ? null : shown(change.before()));
        return Optional.of(post(Map.of("Authorization", "{{signature}}"), body));
    }
}
