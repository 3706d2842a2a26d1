package io.kenh.world.crm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kenh.connector.Fixture;
import io.kenh.platform.Json;
import io.kenh.world.http.Reply;
import io.kenh.world.http.Request;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Dolibarr's REST API. A list without rows is a 404, ids are texts, moments are seconds, a filter's moments are in the server's
 * zone, here UTC. The key {@code wrong-key} is refused.
 */
final class DolibarrCrm extends Crm {

    private static final String ROOT = "/api/index.php/";
    private static final Pattern TERM = Pattern.compile("\\(([\\w.]+):([^:]+):'?([^')]*)'?\\)");
    private static final DateTimeFormatter FILTER = DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
    private static final Map<String, String> WANTED = Map.of("thirdparties", "name", "contacts", "lastname", "tickets", "subject");

    DolibarrCrm(Clock clock) {
        super(clock);
    }

    @Override
    Reply answer(Request request) {
        String key = request.header("DOLAPIKEY");
        if (key == null || key.isBlank() || key.equals("wrong-key")) {
            return refused(401, "Unauthorized: Access to this API is not possible with this key");
        }
        String[] path = request.path().startsWith(ROOT) ? request.path().substring(ROOT.length()).split("/") : new String[0];
        if (path.length == 0 || !WANTED.containsKey(path[0])) {
            return refused(404, "Not Found");
        }
        return path.length == 1 ? all(table(path[0]), request) : one(table(path[0]), path[1], request);
    }

    private Reply all(Table table, Request request) {
        if (request.method().equals("POST")) {
            String wanted = WANTED.get(table.name());
            return body(request).path(wanted).asText("").isBlank() ? refused(400, "Bad Request: " + wanted + " field missing")
                    : Reply.json(200, table.create(body(request), true).number());
        }
        ArrayNode rows = Json.MAPPER.createArrayNode();
        int limit = number(request, "limit", 100);
        boolean byChange = String.valueOf(request.query("sortfield")).startsWith("t.tms");
        matching(byChange ? table.living(Instant.EPOCH) : table.made().stream(), request.query("sqlfilters")).skip((long) limit * number(request, "page", 0)).limit(limit).forEach(row -> rows.add(shown(row)));
        return rows.isEmpty() ? refused(404, "Not Found: No " + table.name() + " found") : Reply.json(200, rows);
    }

    private static Stream<Row> matching(Stream<Row> all, String filters) {
        Stream<Row> rows = all;
        Matcher term = TERM.matcher(filters == null ? "" : filters);
        while (term.find()) {
            String field = term.group(1).replaceFirst("^\\w+\\.", "");
            String operator = term.group(2);
            String wanted = term.group(3);
            rows = rows.filter(row -> holds(row, field, operator, wanted));
        }
        return rows;
    }

    private static boolean holds(Row row, String field, String operator, String wanted) {
        int order = switch (field) {
            case "rowid" -> Long.compare(row.number(), Long.parseLong(wanted));
            case "tms" -> FILTER.format(row.modified()).compareTo(wanted);
            default -> row.text(field).compareTo(wanted);
        };
        return switch (operator) {
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "<" -> order < 0;
            case "=" -> order == 0;
            default -> true;
        };
    }

    private Reply one(Table table, String id, Request request) {
        Optional<Row> row = switch (request.method()) {
            case "PUT" -> table.update(id, body(request), true);
            case "DELETE" -> table.delete(id, true);
            default -> table.byId(id);
        };
        return row.map(found -> request.method().equals("DELETE")
                ? Reply.json(200, Map.of("success", Map.of("code", 200, "message", "Object deleted"))) : Reply.json(200, shown(found)))
                .orElseGet(() -> refused(404, "Not Found: object not found"));
    }

    /** An empty list where others have an empty object: so PHP writes both. */
    private static ObjectNode shown(Row row) {
        ObjectNode shown = Json.MAPPER.createObjectNode().put("id", row.id()).put("entity", "1");
        shown.putArray("array_options");
        row.fields().properties().forEach(field -> shown.set(field.getKey(), field.getValue()));
        return shown.put("id", row.id()).put("date_creation", row.created().getEpochSecond()).put("date_modification", row.modified().getEpochSecond());
    }

    private static Reply refused(int status, String message) {
        return Reply.json(status, Map.of("error", Map.of("code", status, "message", message), "debug", Map.of("source", "api.class.php")));
    }

    /** The webhook module: a target's trigger and the object, unsigned. */
    @Override
    Optional<Fixture.Request> told(Change change) {
        String verb = change.isDeletion() ? "DELETE" : change.isCreation() ? "CREATE" : "MODIFY";
        String noun = Map.of("thirdparties", "COMPANY", "contacts", "CONTACT", "tickets", "TICKET").getOrDefault(change.table(), "OBJECT");
        return Optional.of(post(Map.of(), Map.of("triggercode", noun + "_" + verb, "object", shown(change.row()))));
    }
}
