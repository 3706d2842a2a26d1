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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Bitrix24's inbound webhook: fifty rows to a page, every value a text, the key in the address. {@code wrong-code} is refused. */
final class BitrixCrm extends Crm {

    private static final int PAGE = 50;
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    BitrixCrm(Clock clock) {
        super(clock);
    }

    @Override
    Reply answer(Request request) {
        String[] path = request.path().split("/");
        if (path.length != 5 || !path[1].equals("rest")) {
            return refused(404, "ERROR_METHOD_NOT_FOUND", "Method not found!");
        }
        if (path[3].equals("wrong-code")) {
            return refused(401, "INVALID_CREDENTIALS", "Invalid request credentials");
        }
        return method(path[4].replaceFirst("\\.json$", ""), body(request));
    }

    private Reply method(String method, ObjectNode arguments) {
        String[] name = method.split("\\.");
        if (method.equals("batch")) {
            return batch(arguments.path("cmd"));
        }
        if (name.length != 3 || !List.of("contact", "company", "lead", "deal").contains(name[1])) {
            return refused(404, "ERROR_METHOD_NOT_FOUND", "Method not found!");
        }
        Table table = table(name[1]);
        String id = arguments.path("id").asText();
        ObjectNode fields = arguments.path("fields") instanceof ObjectNode given ? given : Json.MAPPER.createObjectNode();
        return switch (name[2]) {
            case "list" -> list(table, arguments);
            case "get" -> table.byId(id).map(row -> result(shown(row))).orElseGet(BitrixCrm::nothing);
            case "add" -> result(table.create(fields, true).number());
            case "update" -> table.update(id, fields, true).map(row -> result(true)).orElseGet(BitrixCrm::nothing);
            case "delete" -> table.delete(id, true).map(row -> result(true)).orElseGet(BitrixCrm::nothing);
            default -> refused(404, "ERROR_METHOD_NOT_FOUND", "Method not found!");
        };
    }

    /** Commands by name, each {@code method?id=…}. */
    private Reply batch(JsonNode commands) {
        ObjectNode results = Json.MAPPER.createObjectNode();
        commands.properties().forEach(command -> {
            String[] parts = command.getValue().asText().split("\\?id=", 2);
            ObjectNode arguments = Json.MAPPER.createObjectNode().put("id", parts.length > 1 ? parts[1] : "");
            results.set(command.getKey(), Json.tree(method(parts[0], arguments).body()).path("result"));
        });
        return result(Map.of("result", results, "result_error", List.of(), "result_total", List.of(), "result_next", List.of()));
    }

    private static Reply list(Table table, ObjectNode arguments) {
        JsonNode filter = arguments.path("filter");
        Stream<Row> rows = arguments.path("order").has("DATE_MODIFY") ? table.living(Instant.EPOCH) : table.made().stream();
        List<Row> found = rows.filter(row -> filter.properties().stream().allMatch(one -> holds(row, one.getKey(), one.getValue().asText()))).toList();
        int start = Math.max(0, arguments.path("start").asInt(0));
        ObjectNode answer = Json.MAPPER.createObjectNode();
        answer.set("result", Json.MAPPER.valueToTree(found.stream().skip(start).limit(PAGE).map(BitrixCrm::shown).toList()));
        if (arguments.path("start").asInt(0) >= 0) {
            answer.put("total", found.size());
            if (start + PAGE < found.size()) {
                answer.put("next", start + PAGE);
            }
        }
        return Reply.json(200, answer);
    }

    private static boolean holds(Row row, String name, String wanted) {
        String field = name.replaceFirst("^[<>=!@%]+", "");
        String operator = name.substring(0, name.length() - field.length());
        int order = switch (field) {
            case "ID" -> Long.compare(row.number(), Long.parseLong(wanted));
            case "DATE_MODIFY" -> row.modified().compareTo(OffsetDateTime.parse(wanted).toInstant());
            default -> row.text(field).compareTo(wanted);
        };
        return switch (operator) {
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "<" -> order < 0;
            default -> order == 0;
        };
    }

    private static ObjectNode shown(Row row) {
        ObjectNode shown = row.fields().deepCopy();
        shown.properties().forEach(field -> {
            if (field.getValue().isNumber()) {
                field.setValue(shown.textNode(field.getValue().asText()));
            }
        });
        return shown.put("ID", row.id()).put("DATE_CREATE", moment(row.created())).put("DATE_MODIFY", moment(row.modified()));
    }

    private static String moment(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(ZONE).withNano(0));
    }

    private static Reply result(Object value) {
        return Reply.json(200, Map.of("result", value, "time", Map.of("operating", 0.1)));
    }

    private static Reply nothing() {
        return refused(400, "", "Not found");
    }

    private static Reply refused(int status, String error, String description) {
        return Reply.json(status, Map.of("error", error, "error_description", description));
    }

    @Override
    Optional<Fixture.Request> told(Change change) {
        String verb = change.isDeletion() ? "DELETE" : change.isCreation() ? "ADD" : "UPDATE";
        String body = "event=ONCRM" + change.table().toUpperCase(Locale.ROOT) + verb + "&event_handler_id=7&data%5BFIELDS%5D%5BID%5D=" + change.row().id()
                + "&ts=" + change.row().modified().getEpochSecond() + "&auth%5Bdomain%5D=practice.bitrix24.vn&auth%5Bmember_id%5D=m1"
                + "&auth%5Bapplication_token%5D={{signature}}";
        return Optional.of(new Fixture.Request("POST", "", Map.of(), Map.of("Content-Type", "application/x-www-form-urlencoded"), body));
    }
}
