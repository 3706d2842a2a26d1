package io.kenh.world.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.UUID;

/** SuiteCRM's API V8: JSON:API, one field to sort by, tells nothing by itself. */
final class SuiteCrm extends Crm {

    private static final String ROOT = "/Api/V8/module";

    SuiteCrm(Clock clock) {
        super(clock);
    }

    @Override
    String id(String table, long number) {
        return new UUID(table.hashCode(), number).toString();
    }

    @Override
    Reply answer(Request request) {
        if (!request.path().startsWith(ROOT)) {
            return refused(404, "Not found");
        }
        String[] path = request.path().substring(ROOT.length()).split("/");
        JsonNode data = body(request).path("data");
        return switch (request.method()) {
            case "POST" -> create(table(data.path("type").asText()), data.path("attributes"));
            case "PATCH" -> shown(data.path("type").asText(), table(data.path("type").asText()).update(data.path("id").asText(), (ObjectNode) data.path("attributes"), true));
            case "DELETE" -> table(path[1]).delete(path[2], true).map(row -> json(200, Map.of("meta", Map.of("message", "Record with id " + row.id() + " is deleted"))))
                    .orElseGet(() -> refused(404, "Not found"));
            default -> path.length > 2 ? shown(path[1], table(path[1]).byId(path[2])) : list(table(path[1]), request);
        };
    }

    private static Reply create(Table table, JsonNode attributes) {
        boolean named = attributes.hasNonNull("last_name") || attributes.hasNonNull("name");
        return named ? json(201, Map.of("data", shown(table.name(), table.create((ObjectNode) attributes, true)))) : refused(400, "The attribute last_name is required");
    }

    private static Reply list(Table table, Request request) {
        String since = request.query("filter[date_modified][gte]");
        int size = number(request, "page[size]", 20);
        int page = number(request, "page[number]", 1);
        List<Row> rows = table.living(since == null ? Instant.EPOCH : OffsetDateTime.parse(since).toInstant()).toList();
        return json(200, Map.of("meta", Map.of("total-pages", (rows.size() + size - 1) / size),
                "data", rows.stream().skip((long) size * (page - 1)).limit(size).map(row -> shown(table.name(), row)).toList()));
    }

    private static Reply shown(String type, Optional<Row> row) {
        return row.map(found -> json(200, Map.of("data", shown(type, found)))).orElseGet(() -> refused(404, "[SuiteCRM] [API] Record not found"));
    }

    private static ObjectNode shown(String type, Row row) {
        ObjectNode shown = Json.MAPPER.createObjectNode().put("type", type).put("id", row.id());
        ObjectNode attributes = shown.putObject("attributes");
        attributes.setAll(row.fields().deepCopy());
        attributes.put("date_entered", moment(row.created())).put("date_modified", moment(row.modified()));
        return shown;
    }

    private static String moment(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "+00:00");
    }

    private static Reply json(int status, Object body) {
        return Reply.of(status, "application/vnd.api+json", Json.write(body));
    }

    private static Reply refused(int status, String detail) {
        return json(status, Map.of("errors", Map.of("status", status, "title", "Request failed", "detail", detail)));
    }
}
