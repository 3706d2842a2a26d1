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
final class PipedriveCrm extends TableCrm {

    private static final int LONGEST = 500;

    PipedriveCrm(Clock clock) {
        super(clock, "PATCH");
    }

    @Override
    Optional<Reply> refusal(Request request) {
        String key = request.header("x-api-token");
        return key == null || key.isBlank() || key.equals("wrong-token") ? Optional.of(refused(401, "unauthorized access")) : Optional.empty();
    }

    @Override
    Reply nothing(boolean path) {
        return refused(404, path ? "Unknown method ." : "not found");
    }

    @Override
    Reply deleted(Row row) {
        return Reply.json(200, Map.of("success", true, "data", Map.of("id", row.number())));
    }

    @Override
    Reply shown(Row row) {
        return Reply.json(200, Map.of("success", true, "data", tree(row)));
    }

    @Override
    Reply create(Table table, Request request) {
        ObjectNode fields = body(request);
        String wanted = table.name().equals("deals") ? "title" : "name";
        return fields.path(wanted).asText("").isBlank() ? refused(400, "Validation failed: " + wanted + ": Required")
                : Reply.json(201, Map.of("success", true, "data", tree(table.create(fields, true))));
    }

    @Override
    Reply list(Table table, Request request) {
        String since = request.query("updated_since");
        String cursor = request.query("cursor");
        int limit = Math.min(LONGEST, number(request, "limit", 100));
        int from = cursor == null || cursor.isEmpty() ? 0 : Integer.parseInt(cursor.substring(1));
        List<Row> rows = table.living(since == null ? Instant.EPOCH : OffsetDateTime.parse(since).toInstant()).toList();
        ObjectNode more = Json.MAPPER.createObjectNode().put("next_cursor", from + limit < rows.size() ? "c" + (from + limit) : null);
        return Reply.json(200, Map.of("success", true, "data", rows.stream().skip(from).limit(limit).map(PipedriveCrm::tree).toList(), "additional_data", more));
    }

    private static Reply refused(int status, String error) {
        return Reply.json(status, Map.of("success", false, "error", error, "error_info", "Please check the documentation"));
    }

    private static ObjectNode tree(Row row) {
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
        body.set("data", change.isDeletion() ? null : tree(change.row()));
        body.set("previous", change.before() == null ? null : tree(change.before()));
        return Optional.of(post(Map.of("Authorization", "{{signature}}"), body));
    }
}
