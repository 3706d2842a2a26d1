package io.kenh.world.crm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kenh.connector.Fixture;
import io.kenh.world.http.Reply;
import io.kenh.world.http.Request;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Freshdesk: without a time only the last thirty days, no more than 300 pages, an address that is taken names its owner. */
final class FreshdeskCrm extends TableCrm {

    private static final Duration SHOWN_WITHOUT_BEING_ASKED = Duration.ofDays(30);
    private static final int LAST_PAGE = 300;

    FreshdeskCrm(Clock clock) {
        super(clock, "PUT");
    }

    @Override
    Optional<Reply> refusal(Request request) {
        String key = request.header("Authorization");
        return key != null && key.startsWith("Basic ") ? Optional.empty()
                : Optional.of(Reply.json(401, Map.of("code", "invalid_credentials", "message", "You have to be logged in to perform this action.")));
    }

    @Override
    Reply nothing(boolean path) {
        return Reply.of(404, "application/json", "");
    }

    @Override
    Reply deleted(Row row) {
        return Reply.of(204, "application/json", "");
    }

    @Override
    Reply shown(Row row) {
        return Reply.json(200, tree(row));
    }

    @Override
    Reply create(Table table, Request request) {
        ObjectNode fields = body(request);
        String wanted = table.name().equals("tickets") ? "subject" : "name";
        if (fields.path(wanted).asText("").isBlank()) {
            return Reply.json(400, Map.of("description", "Validation failed", "errors", List.of(Map.of("field", wanted, "message", "It should be a/an String", "code", "missing_field"))));
        }
        String email = fields.path("email").asText("");
        Optional<Row> taken = email.isEmpty() || !table.name().equals("contacts") ? Optional.empty()
                : table.made().stream().filter(row -> row.text("email").equalsIgnoreCase(email)).findFirst();
        return taken.map(row -> Reply.json(409, Map.of("description", "Validation failed", "errors", List.of(Map.of("field", "email",
                        "additional_info", Map.of("user_id", row.number()), "message", "It should be a unique value", "code", "duplicate_value")))))
                .orElseGet(() -> Reply.json(201, tree(table.create(fields, true))));
    }

    @Override
    Reply list(Table table, Request request) {
        int size = number(request, "per_page", 30);
        int page = number(request, "page", 1);
        if (size > 100 || page > LAST_PAGE) {
            return Reply.json(400, Map.of("description", "Validation failed", "errors", List.of(Map.of("field", "page", "message", "It should be less than 301", "code", "invalid_value"))));
        }
        String since = request.query(table.name().equals("tickets") ? "updated_since" : "_updated_since");
        Instant from = since == null ? clock().instant().minus(SHOWN_WITHOUT_BEING_ASKED) : OffsetDateTime.parse(since).toInstant();
        return Reply.json(200, table.living(from).skip((long) size * (page - 1)).limit(size).map(FreshdeskCrm::tree).toList());
    }

    private static ObjectNode tree(Row row) {
        ObjectNode shown = row.fields().deepCopy();
        return shown.put("id", row.number()).put("created_at", moment(row.created())).put("updated_at", moment(row.modified()));
    }

    private static String moment(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** An automation rule with a webhook as its action; the header is one the rule's author wrote. */
    @Override
    Optional<Fixture.Request> told(Change change) {
        if (!change.table().equals("tickets") || change.isDeletion()) {
            return Optional.empty();
        }
        return Optional.of(post(Map.of("X-Kenh-Token", "{{signature}}"), Map.of("freshdesk_webhook", Map.of("ticket_id", change.row().number(),
                "triggered_event", change.isCreation() ? "{ticket_action:created}" : "{ticket_action:updated}"))));
    }
}
