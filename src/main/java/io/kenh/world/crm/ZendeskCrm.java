package io.kenh.world.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kenh.connector.Fixture;
import io.kenh.platform.Json;
import io.kenh.world.http.Reply;
import io.kenh.world.http.Request;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Zendesk: an export by cursor that leaves out the last minute and shows what is deleted, and rows in an envelope of their name. */
final class ZendeskCrm extends Crm {

    private static final Duration TOO_YOUNG = Duration.ofMinutes(1);

    ZendeskCrm(Clock clock) {
        super(clock);
    }

    @Override
    Reply answer(Request request) {
        String key = request.header("Authorization");
        if (key == null || key.isBlank()) {
            return Reply.json(401, Map.of("error", "Couldn't authenticate you"));
        }
        String path = request.path().replaceFirst("^/api/v2/", "").replaceFirst("\\.json$", "");
        String[] steps = path.split("/");
        if (steps[0].equals("incremental")) {
            return export(table(steps[1]), request);
        }
        Table table = table(steps[0]);
        String one = steps[0].substring(0, steps[0].length() - 1);
        JsonNode fields = body(request).path(one);
        String id = steps.length > 1 ? steps[1] : null;
        return switch (request.method()) {
            case "POST" -> create(table, one, fields, "create_or_update".equals(id));
            case "PUT" -> shown(one, table.update(id, (ObjectNode) fields, true));
            case "DELETE" -> table.delete(id, true).map(row -> Reply.of(204, "application/json", "")).orElseGet(ZendeskCrm::nothing);
            default -> shown(one, id == null ? Optional.empty() : table.byId(id));
        };
    }

    private static Reply create(Table table, String one, JsonNode fields, boolean orUpdate) {
        String email = fields.path("email").asText("");
        Optional<Row> same = email.isEmpty() ? Optional.empty() : table.made().stream().filter(row -> row.text("email").equalsIgnoreCase(email)).findFirst();
        if (same.isPresent()) {
            return orUpdate ? shown(one, table.update(same.get().id(), (ObjectNode) fields, true))
                    : Reply.json(422, Map.of("error", "RecordInvalid", "description", "Record validation errors", "details", Map.of("email",
                            List.of(Map.of("error", "DuplicateValue", "description", "Email: " + email + " is already being used by another user")))));
        }
        if (!(fields instanceof ObjectNode given) || given.path(one.equals("ticket") ? "subject" : "name").asText("").isBlank()) {
            return Reply.json(422, Map.of("error", "RecordInvalid", "description", "Record validation errors", "details", Map.of()));
        }
        return Reply.json(201, Map.of(one, shown(table.create(given, true))));
    }

    private Reply export(Table table, Request request) {
        Instant last = clock().instant().minus(TOO_YOUNG);
        String cursor = request.query("cursor");
        int size = number(request, "per_page", 1_000);
        Instant from = Instant.ofEpochSecond(cursor == null ? Long.parseLong(request.query("start_time")) : 0);
        if (cursor == null && from.isAfter(last)) {
            return Reply.json(422, Map.of("error", "StartTimeTooRecent", "description", "Too recent start_time. Use a start_time older than 60 seconds"));
        }
        String[] place = cursor == null ? null : cursor.split("-");
        List<Row> rows = table.since(place == null ? from : Instant.ofEpochSecond(Long.parseLong(place[0]), Long.parseLong(place[1]))).stream()
                .filter(row -> row.modified().isBefore(last))
                .filter(row -> place == null || row.modified().isAfter(Instant.ofEpochSecond(Long.parseLong(place[0]), Long.parseLong(place[1])))
                        || row.number() > Long.parseLong(place[2])).toList();
        List<Row> page = rows.stream().limit(size).toList();
        Row end = page.isEmpty() ? null : page.get(page.size() - 1);
        ObjectNode answer = Json.MAPPER.createObjectNode();
        answer.set(table.name(), Json.MAPPER.valueToTree(page.stream().map(ZendeskCrm::shown).toList()));
        return Reply.json(200, answer.put("after_cursor", end == null ? cursor
                : end.modified().getEpochSecond() + "-" + end.modified().getNano() + "-" + end.number()).put("end_of_stream", page.size() == rows.size()));
    }

    private static Reply shown(String one, Optional<Row> row) {
        return row.map(found -> Reply.json(200, Map.of(one, shown(found)))).orElseGet(ZendeskCrm::nothing);
    }

    private static Reply nothing() {
        return Reply.json(404, Map.of("error", "RecordNotFound", "description", "Not found"));
    }

    private static ObjectNode shown(Row row) {
        ObjectNode shown = row.fields().deepCopy();
        shown.put("id", row.number()).put("created_at", moment(row.created())).put("updated_at", moment(row.modified()));
        return row.deleted() ? shown.put("status", "deleted") : shown;
    }

    private static String moment(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    @Override
    Optional<Fixture.Request> told(Change change) {
        if (!change.table().equals("tickets")) {
            return Optional.empty();
        }
        String kind = change.isDeletion() ? "deleted" : change.isCreation() ? "created" : "updated";
        return Optional.of(post(Map.of("X-Zendesk-Webhook-Signature", "{{signature}}", "X-Zendesk-Webhook-Signature-Timestamp", moment(change.row().modified())),
                Map.of("event", kind, "ticket", Map.of("id", change.row().number(), "updated_at", moment(change.row().modified())))));
    }
}
