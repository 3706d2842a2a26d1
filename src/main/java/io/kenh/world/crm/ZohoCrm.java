package io.kenh.world.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kenh.connector.Fixture;
import io.kenh.platform.Json;
import io.kenh.world.http.Reply;
import io.kenh.world.http.Request;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Zoho CRM: 304 and 204 for nothing, beyond 2,000 rows only by page token, one result for each record written. */
final class ZohoCrm extends Crm {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final int LAST_NUMBERED_ROW = 2_000;
    private static final long FIRST_ID = 4_876_876_000_000_000_000L;

    ZohoCrm(Clock clock) {
        super(clock);
    }

    @Override
    String id(String table, long number) {
        return Long.toString(FIRST_ID + number);
    }

    @Override
    Reply answer(Request request) {
        String[] path = request.path().split("/");
        if (path.length < 4 || !path[1].equals("crm")) {
            return refused(404, "INVALID_URL_PATTERN", "Please check if the URL trying to access is a correct one");
        }
        Table table = table(path[3]);
        String id = path.length > 4 ? path[4] : null;
        return switch (request.method()) {
            case "POST" -> written(request, one -> row(table, "upsert".equals(id) ? same(table, one) : Optional.empty(), one), "insert");
            case "PUT" -> written(request, one -> table.update(id == null ? one.path("id").asText() : id, one, true), "update");
            case "DELETE" -> table.delete(id, true).map(row -> Reply.json(200, Map.of("data", List.of(result(row, "record deleted")))))
                    .orElseGet(() -> Reply.json(400, Map.of("data", List.of(wrong("INVALID_DATA", "the id given seems to be invalid")))));
            default -> id == null ? list(table, request) : "deleted".equals(id) ? deleted(table)
                    : table.byId(id).map(row -> Reply.json(200, Map.of("data", List.of(shown(row))))).orElseGet(ZohoCrm::nothing);
        };
    }

    private static Optional<Row> same(Table table, ObjectNode record) {
        String email = record.path("Email").asText("");
        return email.isEmpty() ? Optional.empty() : table.made().stream().filter(row -> row.text("Email").equalsIgnoreCase(email)).findFirst();
    }

    private static Optional<Row> row(Table table, Optional<Row> same, ObjectNode record) {
        String wanted = table.name().equals("Accounts") ? "Account_Name" : table.name().equals("Deals") ? "Deal_Name" : "Last_Name";
        if (same.isPresent()) {
            return table.update(same.get().id(), record, true);
        }
        return record.path(wanted).asText("").isBlank() ? Optional.empty() : Optional.of(table.create(record, true));
    }

    private static Reply written(Request request, Function<ObjectNode, Optional<Row>> write, String word) {
        List<Object> results = new ArrayList<>();
        for (JsonNode record : body(request).path("data")) {
            results.add(write.apply((ObjectNode) record).<Object>map(row -> result(row, "record " + (word.equals("insert") ? "added" : "updated")))
                    .orElseGet(() -> wrong("MANDATORY_NOT_FOUND", "required field not found")));
        }
        boolean well = results.stream().noneMatch(one -> one.toString().contains("MANDATORY_NOT_FOUND"));
        return Reply.json(well ? word.equals("insert") ? 201 : 200 : 400, Map.of("data", results));
    }

    private static Map<String, Object> result(Row row, String message) {
        return Map.of("code", "SUCCESS", "status", "success", "message", message,
                "details", Map.of("id", row.id(), "Modified_Time", moment(row.modified()), "Created_Time", moment(row.created())));
    }

    private static Map<String, Object> wrong(String code, String message) {
        return Map.of("code", code, "status", "error", "message", message, "details", Map.of("api_name", "Last_Name"));
    }

    private static Reply list(Table table, Request request) {
        String since = request.header("If-Modified-Since");
        if (request.query("fields") == null) {
            return refused(400, "REQUIRED_PARAM_MISSING", "One of the expected parameter is missing");
        }
        List<Row> rows = table.living(since == null ? Instant.EPOCH : OffsetDateTime.parse(since).toInstant()).toList();
        if (rows.isEmpty()) {
            return since == null ? nothing() : Reply.of(304, "application/json", "");
        }
        int size = number(request, "per_page", 200);
        String token = request.query("page_token");
        int from = token == null ? (number(request, "page", 1) - 1) * size : Integer.parseInt(token.substring("page-".length()));
        if (token == null && from >= LAST_NUMBERED_ROW) {
            return refused(400, "DISCRETE_PAGINATION_LIMIT_EXCEEDED", "No more than 2000 records by page");
        }
        boolean more = from + size < rows.size();
        ObjectNode info = Json.MAPPER.createObjectNode().put("per_page", size).put("count", Math.min(size, rows.size() - from)).put("more_records", more)
                .put("next_page_token", more ? "page-" + (from + size) : null);
        return Reply.json(200, Map.of("data", rows.stream().skip(from).limit(size).map(ZohoCrm::shown).toList(), "info", info));
    }

    private static Reply deleted(Table table) {
        List<Map<String, String>> gone = table.since(Instant.EPOCH).stream().filter(Row::deleted)
                .map(row -> Map.of("id", row.id(), "deleted_time", moment(row.modified()), "type", "recycle")).toList();
        return gone.isEmpty() ? nothing() : Reply.json(200, Map.of("data", gone, "info", Map.of("more_records", false)));
    }

    private static ObjectNode shown(Row row) {
        ObjectNode shown = row.fields().deepCopy();
        return shown.put("id", row.id()).put("Created_Time", moment(row.created())).put("Modified_Time", moment(row.modified()));
    }

    private static String moment(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(ZONE).withNano(0));
    }

    private static Reply nothing() {
        return Reply.of(204, "application/json", "");
    }

    private static Reply refused(int status, String code, String message) {
        return Reply.json(status, Map.of("code", code, "status", "error", "message", message, "details", Map.of()));
    }

    @Override
    Optional<Fixture.Request> told(Change change) {
        String operation = change.isDeletion() ? "delete" : change.isCreation() ? "insert" : "update";
        return Optional.of(post(Map.of(), Map.of("server_time", change.row().modified().toEpochMilli(), "module", change.table(),
                "resource_uri", "https://www.zohoapis.com/crm/v7/" + change.table(), "ids", List.of(change.row().id()), "operation", operation,
                "channel_id", "1000000068001", "token", "{{signature}}", "query_params", Map.of())));
    }
}
