package io.kenh.world.crm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kenh.connector.Fixture;
import io.kenh.world.http.Reply;
import io.kenh.world.http.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Getfly: newest rows first, local times without a zone, a webhook that is a form and names a record. {@code wrong-key} is refused. */
final class GetflyCrm extends Crm {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    GetflyCrm(Clock clock) {
        super(clock);
    }

    @Override
    Reply answer(Request request) {
        String key = request.header("X-API-KEY");
        if (key == null || key.isBlank() || key.equals("wrong-key")) {
            return Reply.json(401, Map.of("message", "API key is invalid"));
        }
        Table accounts = table("accounts");
        String[] path = request.path().split("/");
        String id = path.length > 4 ? path[4] : null;
        return switch (request.method()) {
            case "POST" -> create(accounts, body(request));
            case "PUT" -> found(accounts.update(id, body(request), true));
            case "DELETE" -> found(accounts.delete(id, true));
            default -> id == null ? list(accounts, request) : accounts.byId(id).map(row -> Reply.json(200, shown(row))).orElseGet(GetflyCrm::nobody);
        };
    }

    private static Reply create(Table accounts, ObjectNode fields) {
        String phone = fields.path("phone_office").asText("");
        boolean taken = !phone.isEmpty() && accounts.made().stream().anyMatch(row -> row.text("phone_office").equals(phone));
        if (fields.path("account_name").asText("").isBlank() || taken) {
            return Reply.json(400, Map.of("message", taken ? "Số điện thoại đã tồn tại" : "account_name không được để trống"));
        }
        Row row = accounts.create(fields, true);
        return Reply.json(201, Map.of("id", row.number(), "account_code", "KH" + row.id(), "message", "OK"));
    }

    private static Reply found(Optional<Row> row) {
        return row.map(found -> Reply.json(200, Map.of("id", found.number(), "message", "OK"))).orElseGet(GetflyCrm::nobody);
    }

    private static Reply nobody() {
        return Reply.json(404, Map.of("message", "Không tìm thấy khách hàng"));
    }

    private static Reply list(Table accounts, Request request) {
        if (request.query("fields") == null) {
            return Reply.json(400, Map.of("message", "fields is required"));
        }
        String since = request.query("filtering[updated_at][gte]");
        int limit = number(request, "limit", 50);
        int offset = number(request, "offset", 0);
        List<Row> rows = accounts.made().stream().filter(row -> since == null || LOCAL.format(row.modified()).compareTo(since) >= 0)
                .sorted(Comparator.comparingLong(Row::number).reversed()).toList();
        return Reply.json(200, Map.of("data", rows.stream().skip(offset).limit(limit).map(GetflyCrm::shown).toList(),
                "has_more", offset + limit < rows.size(), "offset", offset, "limited", limit));
    }

    private static ObjectNode shown(Row row) {
        ObjectNode shown = row.fields().deepCopy();
        return shown.put("id", row.number()).put("account_code", "KH" + row.id()).put("created_at", LOCAL.format(row.created()))
                .put("updated_at", LOCAL.format(row.modified()));
    }

    @Override
    Optional<Fixture.Request> told(Change change) {
        String event = "customer." + (change.isDeletion() ? "deleted" : change.isCreation() ? "created" : "updated");
        StringBuilder body = new StringBuilder("event=" + event + "&secret_key={{signature}}&uid=u-" + change.row().id() + "-" + change.row().version()
                + "&domain=practice.getflycrm.com&created_at=" + encoded(LOCAL.format(change.row().modified())) + "&data%5Baccount_id%5D=" + change.row().id());
        if (event.endsWith("updated")) {
            ObjectNode changed = change.changed();
            changed.properties().forEach(field -> body.append("&data%5Bdata_change%5D%5Bdata%5D%5B").append(encoded(field.getKey()))
                    .append("%5D%5Bnew_value%5D=").append(encoded(field.getValue().asText())));
        }
        return Optional.of(new Fixture.Request("POST", "", Map.of(), Map.of("Content-Type", "application/x-www-form-urlencoded"), body.toString()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
