package io.kenh.world.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kenh.connector.Fixture;
import io.kenh.platform.Json;
import io.kenh.world.http.Reply;
import io.kenh.world.http.Request;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** HubSpot's CRM objects. A search shows no more than ten thousand rows, an e-mail address stands at one contact. */
final class HubSpotCrm extends Crm {

    private static final String ROOT = "/crm/v3/objects/";
    private static final int DEEPEST = 10_000;

    HubSpotCrm(Clock clock) {
        super(clock);
    }

    @Override
    Reply answer(Request request) {
        String[] path = request.path().startsWith(ROOT) ? request.path().substring(ROOT.length()).split("/") : new String[0];
        String what = path.length == 0 ? "" : path.length == 1 ? request.method() : request.method() + " " + path[1];
        return switch (what) {
            case "" -> refused(404, "OBJECT_NOT_FOUND", "No such path");
            case "POST" -> create(table(path[0]), body(request).path("properties"));
            case "POST search" -> search(table(path[0]), body(request));
            case "POST batch" -> batch(table(path[0]), path[2], body(request).path("inputs"));
            default -> one(table(path[0]), path[path.length - 1], request);
        };
    }

    private Reply create(Table table, JsonNode properties) {
        String email = properties.path("email").asText("");
        Optional<Row> taken = email.isEmpty() ? Optional.empty()
                : table.made().stream().filter(row -> row.text("email").equalsIgnoreCase(email)).findFirst();
        return taken.map(row -> refused(409, "CONFLICT", "Contact already exists. Existing ID: " + row.id()))
                .orElseGet(() -> Reply.json(201, shown(table, table.create((ObjectNode) properties, true))));
    }

    private Reply one(Table table, String id, Request request) {
        Optional<Row> row = switch (request.method()) {
            case "PATCH" -> table.update(id, (ObjectNode) body(request).path("properties"), true);
            case "DELETE" -> table.delete(id, true);
            default -> table.byId(id);
        };
        if (request.method().equals("DELETE")) {
            return Reply.of(204, "application/json", "");
        }
        return row.map(found -> Reply.json(200, shown(table, found))).orElseGet(() -> refused(404, "OBJECT_NOT_FOUND", "Object not found. objectId are usually numeric."));
    }

    private Reply batch(Table table, String verb, JsonNode inputs) {
        List<ObjectNode> results = stream(inputs).map(input -> switch (verb) {
            case "create" -> Optional.of(table.create((ObjectNode) input.path("properties"), true));
            case "update" -> table.update(input.path("id").asText(), (ObjectNode) input.path("properties"), true);
            case "archive" -> table.delete(input.path("id").asText(), true);
            default -> table.byId(input.path("id").asText());
        }).flatMap(Optional::stream).map(row -> shown(table, row)).toList();
        int status = results.size() == inputs.size() ? 200 : 207;
        return Reply.json(status, Map.of("status", "COMPLETE", "results", results));
    }

    private Reply search(Table table, JsonNode wanted) {
        Predicate<Row> filter = row -> wanted.path("filterGroups").isEmpty() || stream(wanted.path("filterGroups"))
                .anyMatch(group -> stream(group.path("filters")).allMatch(one -> holds(table, row, one)));
        int limit = wanted.path("limit").asInt(10);
        int after = wanted.path("after").asInt(0);
        if (limit > 200 || after + limit > DEEPEST) {
            return refused(400, "VALIDATION_ERROR", "There was a problem with the request.");
        }
        boolean byId = wanted.at("/sorts/0/propertyName").asText().equals("hs_object_id");
        Stream<Row> rows = byId ? table.made().stream() : table.living(Instant.EPOCH);
        List<Row> found = rows.filter(filter).sorted(byId ? Comparator.comparingLong(Row::number) : Comparator.comparing(Row::modified)).toList();
        ObjectNode answer = Json.MAPPER.createObjectNode().put("total", found.size());
        answer.set("results", Json.MAPPER.valueToTree(found.stream().skip(after).limit(limit).map(row -> shown(table, row)).toList()));
        if (after + limit < found.size()) {
            answer.putObject("paging").putObject("next").put("after", String.valueOf(after + limit));
        }
        return Reply.json(200, answer);
    }

    private static boolean holds(Table table, Row row, JsonNode filter) {
        String name = filter.path("propertyName").asText();
        String wanted = filter.path("value").asText();
        long order = switch (name) {
            case "hs_object_id" -> row.number() - Long.parseLong(wanted);
            case "lastmodifieddate", "hs_lastmodifieddate" -> name.equals(modified(table)) ? row.modified().toEpochMilli() - Long.parseLong(wanted) : -1;
            default -> row.text(name).compareToIgnoreCase(wanted);
        };
        return switch (filter.path("operator").asText()) {
            case "GTE" -> order >= 0;
            case "GT" -> order > 0;
            case "LT" -> order < 0;
            case "LTE" -> order <= 0;
            default -> order == 0;
        };
    }

    /** Contacts have another name for it than everything else. */
    private static String modified(Table table) {
        return table.name().equals("contacts") ? "lastmodifieddate" : "hs_lastmodifieddate";
    }

    private static ObjectNode shown(Table table, Row row) {
        ObjectNode shown = Json.MAPPER.createObjectNode().put("id", row.id());
        ObjectNode properties = shown.putObject("properties");
        properties.setAll(row.fields().deepCopy());
        properties.put("hs_object_id", row.id()).put(modified(table), row.modified().toString()).put("createdate", row.created().toString());
        return shown.put("createdAt", row.created().toString()).put("updatedAt", row.modified().toString()).put("archived", row.deleted());
    }

    private static Reply refused(int status, String category, String message) {
        return Reply.json(status, Map.of("status", "error", "message", message, "correlationId", "c0ffee00-0000-4000-8000-000000000000", "category", category));
    }

    @Override
    Optional<Fixture.Request> told(Change change) {
        String object = switch (change.table()) {
            case "companies" -> "company";
            case "contacts", "deals", "tickets" -> change.table().substring(0, change.table().length() - 1);
            default -> "object";
        };
        String kind = change.isDeletion() ? "deletion" : change.isCreation() ? "creation" : "propertyChange";
        ObjectNode event = Json.MAPPER.createObjectNode().put("eventId", change.row().number() * 1_000_000 + change.row().version())
                .put("subscriptionId", 11).put("portalId", 62515).put("appId", 54321).put("occurredAt", change.row().modified().toEpochMilli())
                .put("subscriptionType", object + "." + kind).put("attemptNumber", 0).put("objectId", change.row().number())
                .put("changeSource", change.byApi() ? "INTEGRATION" : "CRM_UI");
        if (kind.equals("propertyChange")) {
            change.changed().properties().stream().findFirst().ifPresent(field -> event.put("propertyName", field.getKey()).put("propertyValue", field.getValue().asText()));
        }
        return Optional.of(post(Map.of("X-HubSpot-Signature-v3", "{{signature}}", "X-HubSpot-Request-Timestamp", "{{now.millis}}"), List.of(event)));
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
