package io.kenh.world.crm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kenh.platform.Json;
import io.kenh.world.http.Reply;
import io.kenh.world.http.Request;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Salesforce's REST API: queries of one object by time and id, rows of it, writes without an answer. */
final class SalesforceCrm extends Crm {

    private static final Pattern QUERY = Pattern.compile("(?i)SELECT (.+?) FROM (\\w+)(?: WHERE (.+?))?(?: ORDER BY (.+?))?(?: LIMIT (\\d+))?(?: OFFSET (\\d+))?");
    private static final Pattern TERM = Pattern.compile("(\\w+)\\s*(>=|<=|>|<|=)\\s*('[^']*'|\\S+)");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'").withZone(ZoneOffset.UTC);

    SalesforceCrm(Clock clock) {
        super(clock);
    }

    @Override
    String id(String table, long number) {
        return Map.of("Account", "001", "Contact", "003", "Opportunity", "006", "Lead", "00Q", "Case", "500").getOrDefault(table, "a00")
                + "%012dAAA".formatted(number);
    }

    @Override
    Reply answer(Request request) {
        String[] path = request.path().split("/");
        if (path.length < 5 || !path[1].equals("services")) {
            return refused(404, "NOT_FOUND", "The requested resource does not exist");
        }
        return switch (path[4]) {
            case "query", "queryAll" -> query(request.query("q"), path[4].equals("queryAll"), path[3]);
            case "sobjects" -> path.length == 6 ? create(table(path[5]), body(request)) : one(table(path[5]), path[6], request);
            default -> refused(404, "NOT_FOUND", "The requested resource does not exist");
        };
    }

    private Reply query(String text, boolean all, String version) {
        Matcher query = QUERY.matcher(text == null ? "" : text.strip());
        if (!query.matches()) {
            return refused(400, "MALFORMED_QUERY", "unexpected token: " + text);
        }
        Stream<Row> rows = table(query.group(2)).since(Instant.EPOCH).stream().filter(row -> all || !row.deleted());
        Matcher term = TERM.matcher(query.group(3) == null ? "" : query.group(3));
        while (term.find()) {
            String field = term.group(1);
            String operator = term.group(2);
            String wanted = term.group(3).replace("'", "");
            rows = rows.filter(row -> holds(row, field, operator, wanted));
        }
        if (query.group(4) != null && query.group(4).toLowerCase(Locale.ROOT).startsWith("id")) {
            rows = rows.sorted(Comparator.comparingLong(Row::number));
        }
        List<String> fields = List.of(query.group(1).split("\\s*,\\s*"));
        int limit = query.group(5) == null ? 2_000 : Integer.parseInt(query.group(5));
        List<ObjectNode> records = rows.skip(query.group(6) == null ? 0 : Long.parseLong(query.group(6))).limit(limit).map(row -> shown(query.group(2), row, fields, version)).toList();
        return Reply.json(200, Map.of("totalSize", records.size(), "done", true, "records", records));
    }

    private static boolean holds(Row row, String field, String operator, String wanted) {
        int order = switch (field) {
            case "Id" -> row.id().compareTo(wanted);
            case "SystemModstamp", "LastModifiedDate" -> row.modified().compareTo(OffsetDateTime.parse(wanted).toInstant());
            case "IsDeleted" -> Boolean.toString(row.deleted()).compareTo(wanted);
            default -> row.text(field).compareTo(wanted);
        };
        return switch (operator) {
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            default -> order == 0;
        };
    }

    private static Reply create(Table table, ObjectNode fields) {
        boolean person = List.of("Contact", "Lead").contains(table.name());
        if (person && fields.path("LastName").asText("").isBlank()) {
            return Reply.json(400, List.of(Map.of("message", "Required fields are missing: [LastName]", "errorCode", "REQUIRED_FIELD_MISSING", "fields", List.of("LastName"))));
        }
        return Reply.json(201, Map.of("id", table.create(fields, true).id(), "success", true, "errors", List.of()));
    }

    private static Reply one(Table table, String id, Request request) {
        Optional<Row> row = switch (request.method()) {
            case "PATCH" -> table.update(id, body(request), true);
            case "DELETE" -> table.delete(id, true);
            default -> table.byId(id);
        };
        return row.map(found -> request.method().equals("GET") ? Reply.json(200, shown(table.name(), found, List.of(), "v60.0")) : Reply.of(204, "application/json", ""))
                .orElseGet(() -> refused(404, "NOT_FOUND", "The requested resource does not exist"));
    }

    /** @param fields wanted ones; all where there are none */
    private static ObjectNode shown(String object, Row row, List<String> fields, String version) {
        ObjectNode whole = row.fields().deepCopy();
        whole.put("Id", row.id()).put("IsDeleted", row.deleted()).put("CreatedDate", MOMENT.format(row.created())).put("SystemModstamp", MOMENT.format(row.modified()))
                .put("LastModifiedDate", MOMENT.format(row.modified()));
        ObjectNode shown = Json.MAPPER.createObjectNode();
        shown.putObject("attributes").put("type", object).put("url", "/services/data/" + version + "/sobjects/" + object + "/" + row.id());
        (fields.isEmpty() ? whole.properties().stream().map(Map.Entry::getKey).toList() : fields)
                .forEach(field -> shown.set(field, whole.has(field) ? whole.get(field) : whole.nullNode()));
        return shown;
    }

    private static Reply refused(int status, String code, String message) {
        return Reply.json(status, List.of(Map.of("message", message, "errorCode", code)));
    }
}
