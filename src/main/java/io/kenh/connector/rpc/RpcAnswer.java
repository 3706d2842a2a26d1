package io.kenh.connector.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kenh.connector.mapping.Tree;
import io.kenh.platform.Json;
import io.kenh.platform.XmlRpc;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * The step {@code rpc-answer} of a Kamelet: takes the result out of its wrapping. A refusal becomes {@code {name, message}} with the
 * HTTP status that says the same. Any other answer passes as it is.
 */
public final class RpcAnswer implements Processor {

    private static final int REFUSED = 422;
    private static final int BUSY = 503;
    private static final Map<String, Integer> STATUS = Map.of("AccessDenied", 401, "AccessError", 403, "MissingError", 404);
    /** XML-RPC tells kinds of refusals by number. */
    private static final Map<String, String> FAULTS = Map.of("3", "odoo.exceptions.AccessDenied", "4", "odoo.exceptions.AccessError");
    private static final String MISSING = "does not exist or has been deleted";

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        String body = message.getBody(String.class);
        JsonNode answer = body == null ? null : body.stripLeading().startsWith("<") ? XmlRpc.read(body) : Tree.of(body);
        if (answer == null || !answer.has("jsonrpc") && !answer.has("result") && !answer.has("fault")) {
            return;
        }
        if (answer.has("error") || answer.has("fault")) {
            ObjectNode refusal = answer.has("fault") ? fault(answer.path("fault")) : error(answer.path("error"));
            message.setHeader(Exchange.HTTP_RESPONSE_CODE, status(refusal.path("name").asText()));
            message.setBody(refusal.toString());
        } else {
            message.setBody(answer.path("result").toString());
        }
    }

    private static ObjectNode error(JsonNode error) {
        String name = error.at("/data/name").asText("");
        return refusal(name, error.at("/data/message").asText(error.path("message").asText()));
    }

    private static ObjectNode fault(JsonNode fault) {
        String text = fault.path("faultString").asText();
        String name = text.contains(MISSING) ? "odoo.exceptions.MissingError" : FAULTS.getOrDefault(fault.path("faultCode").asText(),
                text.contains("Traceback") ? "builtins.Exception" : "odoo.exceptions.UserError");
        String last = text.strip();
        return refusal(name, last.substring(last.lastIndexOf('\n') + 1));
    }

    private static ObjectNode refusal(String name, String text) {
        return Json.MAPPER.createObjectNode().put("name", name).put("message", text);
    }

    /** The database's own errors pass when another has finished. */
    private static int status(String name) {
        return name.startsWith("psycopg2") ? BUSY : STATUS.getOrDefault(name.substring(name.lastIndexOf('.') + 1), REFUSED);
    }
}
