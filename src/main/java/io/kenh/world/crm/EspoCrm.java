package io.kenh.world.crm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kenh.connector.Fixture;
import io.kenh.platform.Json;
import io.kenh.world.http.Reply;
import io.kenh.world.http.Request;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** EspoCRM: times in UTC without a zone, a list is never longer than 200, a name and address that are there already are a conflict. */
final class EspoCrm extends TableCrm {

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final int LONGEST = 200;

    EspoCrm(Clock clock) {
        super(clock, "PUT|PATCH");
    }

    @Override
    String id(String table, long number) {
        return "65a%014x".formatted(number);
    }

    @Override
    Optional<Reply> refusal(Request request) {
        String key = request.header("X-Api-Key");
        return key == null || key.isBlank() || key.equals("wrong-key") ? Optional.of(Reply.of(401, "application/json", "")) : Optional.empty();
    }

    @Override
    Reply nothing(boolean path) {
        return Reply.of(404, "application/json", "");
    }

    @Override
    Reply deleted(Row row) {
        return Reply.json(200, true);
    }

    @Override
    Reply shown(Row row) {
        return Reply.json(200, tree(row));
    }

    @Override
    Reply create(Table table, Request request) {
        ObjectNode fields = body(request);
        String email = fields.path("emailAddress").asText("");
        Optional<Row> same = email.isEmpty() ? Optional.empty() : table.made().stream().filter(row -> row.text("emailAddress").equals(email)).findFirst();
        if (same.isPresent() && !"true".equals(request.header("X-Skip-Duplicate-Check"))) {
            return new Reply(409, Map.of("Content-Type", "application/json", "X-Status-Reason", "Duplicate"), Json.write(List.of(tree(same.get()))));
        }
        return shown(table.create(fields, true));
    }

    @Override
    Reply list(Table table, Request request) {
        int size = number(request, "maxSize", 20);
        if (size > LONGEST) {
            return new Reply(403, Map.of("X-Status-Reason", "Max size should should not exceed 200. Use offset and limit."), "");
        }
        String since = wanted(request, "modifiedAt");
        String after = wanted(request, "id");
        Stream<Row> rows = "id".equals(request.query("orderBy")) ? table.made().stream() : table.living(Instant.EPOCH);
        List<Row> found = rows.filter(row -> since == null || UTC.format(row.modified()).compareTo(since) >= 0)
                .filter(row -> after == null || row.id().compareTo(after) > 0).toList();
        return Reply.json(200, Map.of("total", "true".equals(request.header("X-No-Total")) ? -1 : found.size(),
                "list", found.stream().skip(number(request, "offset", 0)).limit(size).map(EspoCrm::tree).toList()));
    }

    /** What a filter wants of an attribute, whichever of the numbered ones it is; null for no such filter. */
    private static String wanted(Request request, String attribute) {
        for (int i = 0; i < 5; i++) {
            String at = "whereGroup[" + i + "]";
            if (attribute.equals(request.query(at + "[attribute]"))) {
                return request.query(at + "[value]");
            }
        }
        return null;
    }

    private static ObjectNode tree(Row row) {
        ObjectNode shown = row.fields().deepCopy();
        return shown.put("id", row.id()).put("deleted", row.deleted()).put("createdAt", UTC.format(row.created())).put("modifiedAt", UTC.format(row.modified()))
                .put("versionNumber", row.version());
    }

    /** Nothing about what a program did: the hook was made with {@code skipOwn}. */
    @Override
    Optional<Fixture.Request> told(Change change) {
        if (change.byApi()) {
            return Optional.empty();
        }
        ObjectNode item = change.isCreation() ? tree(change.row()) : change.isDeletion() ? change.row().fields().objectNode() : change.changed();
        return Optional.of(post(Map.of("Signature", "{{signature}}"), List.of(item.put("id", change.row().id()))));
    }
}
