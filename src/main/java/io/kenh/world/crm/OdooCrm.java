package io.kenh.world.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kenh.connector.Fixture;
import io.kenh.platform.Json;
import io.kenh.platform.XmlRpc;
import io.kenh.world.crm.OdooModel.Refused;
import io.kenh.world.http.Reply;
import io.kenh.world.http.Request;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Odoo over JSON-2, JSON-RPC and XML-RPC. The key {@code wrong-key} is refused, any other is good. */
final class OdooCrm extends Crm {

    private static final int USER = 2;
    /** Names of the arguments that may come by their place. */
    private static final Map<String, String[]> PLACES = Map.of("search_read", new String[] {"domain", "fields", "offset", "limit", "order"},
            "search", new String[] {"domain"}, "search_count", new String[] {"domain"}, "read", new String[] {"ids", "fields"},
            "create", new String[] {"vals_list"}, "write", new String[] {"ids", "vals"}, "unlink", new String[] {"ids"});
    private static final Map<String, Integer> STATUS = Map.of("odoo.exceptions.MissingError", 404, "builtins.AttributeError", 404,
            "odoo.exceptions.ValidationError", 422, "odoo.exceptions.AccessDenied", 401);

    OdooCrm(Clock clock) {
        super(clock);
    }

    @Override
    Reply answer(Request request) {
        String[] path = request.path().split("/");
        if (request.path().startsWith("/json/2/") && path.length == 5) {
            return json2(path[3], path[4], request);
        }
        return switch (request.path()) {
            case "/jsonrpc" -> jsonRpc(body(request));
            case "/xmlrpc/2/common", "/xmlrpc/2/object" -> xmlRpc(request);
            default -> Reply.of(404, "text/html", "<h1>Not Found</h1>");
        };
    }

    private Reply json2(String model, String method, Request request) {
        try {
            String key = String.valueOf(request.header("Authorization"));
            if (!key.matches("(?i)bearer .+") || key.endsWith("wrong-key")) {
                throw new Refused("odoo.exceptions.AccessDenied", "Invalid apikey");
            }
            return Reply.json(200, model.equals("res.users") ? Map.of("uid", USER, "lang", "vi_VN", "tz", "Asia/Ho_Chi_Minh")
                    : model(model).call(method, body(request)));
        } catch (Refused refused) {
            return Reply.json(STATUS.getOrDefault(refused.name(), 422), error(refused));
        }
    }

    private static Map<String, Object> error(Refused refused) {
        return Map.of("name", refused.name(), "message", refused.getMessage(), "arguments", new String[] {refused.getMessage()}, "context", Map.of(),
                "debug", "");
    }

    private Reply jsonRpc(ObjectNode call) {
        JsonNode params = call.path("params");
        ObjectNode answer = Json.MAPPER.createObjectNode().put("jsonrpc", "2.0");
        answer.set("id", call.path("id"));
        try {
            answer.set("result", service(params.path("method").asText(), params.path("args")));
        } catch (Refused refused) {
            answer.putObject("error").put("code", 200).put("message", "Odoo Server Error").set("data", Json.MAPPER.valueToTree(error(refused)));
        }
        return Reply.json(200, answer);
    }

    private Reply xmlRpc(Request request) {
        ObjectNode call = XmlRpc.read(request.body());
        try {
            return Reply.of(200, "text/xml", XmlRpc.answer(service(call.path("method").asText(), call.path("params"))));
        } catch (Refused refused) {
            String code = refused.name().endsWith("AccessDenied") ? "3" : "2";
            return Reply.of(200, "text/xml", XmlRpc.fault(code, refused.getMessage()));
        }
    }

    /** Whoever is not let in is told {@code false} by one service and refused by the other. */
    private JsonNode service(String method, JsonNode args) {
        boolean known = !args.path(2).asText().isBlank() && !"wrong-key".equals(args.path(2).asText());
        return switch (method) {
            case "version" -> Json.MAPPER.createObjectNode().put("server_version", "18.0").put("protocol_version", 1);
            case "authenticate", "login" -> known ? IntNode.valueOf(USER) : BooleanNode.FALSE;
            case "execute_kw" -> {
                if (!known || args.path(1).asInt() != USER) {
                    throw new Refused("odoo.exceptions.AccessDenied", "Access Denied");
                }
                yield executed(args);
            }
            default -> throw new Refused("builtins.NameError", "Method not available " + method);
        };
    }

    private JsonNode executed(JsonNode args) {
        String method = args.path(4).asText();
        ObjectNode named = args.path(6) instanceof ObjectNode given ? given.deepCopy() : Json.MAPPER.createObjectNode();
        String[] places = PLACES.getOrDefault(method, new String[0]);
        for (int i = 0; i < Math.min(places.length, args.path(5).size()); i++) {
            named.set(places[i], args.path(5).get(i));
        }
        JsonNode result = model(args.path(3).asText()).call(method, named);
        // one record in, one id out, as older versions have it
        return method.equals("create") && named.path("vals_list").isObject() ? result.get(0) : result;
    }

    private OdooModel model(String name) {
        return new OdooModel(table(name), table("res.partner"));
    }

    /** An automation rule of the user's that posts the row; Odoo tells nothing by itself. */
    @Override
    Optional<Fixture.Request> told(Change change) {
        if (change.isDeletion()) {
            return Optional.empty();
        }
        Row row = change.row();
        return Optional.of(post(Map.of(), Map.of("_action", "Send Webhook Notification(#1)", "_id", row.number(), "_model", change.table(), "id", row.number(),
                "is_company", row.fields().path("is_company").asBoolean(), "type", row.text("type"), "write_date", row.modified().toString())));
    }
}
