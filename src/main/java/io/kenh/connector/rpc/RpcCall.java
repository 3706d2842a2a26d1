package io.kenh.connector.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kenh.platform.Json;
import io.kenh.platform.XmlRpc;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * The step {@code rpc-call} of a Kamelet: wraps named arguments (the body) for the method that the path names
 * ({@code /model/method}) as JSON-RPC or XML-RPC. The header {@value #HEADER} says which, and with which arguments in front.
 */
public final class RpcCall implements Processor {

    static final String HEADER = "KenhRpc";

    private static final String LOG_IN = "authenticate";
    /** Arguments that these servers want by their place. */
    private static final List<String> BY_PLACE = List.of("ids", "vals_list", "vals");

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        JsonNode wanted = Json.tree(message.getHeader(HEADER, String.class));
        message.removeHeader(HEADER);
        String method = wanted.path("method").asText();
        ArrayNode arguments = (ArrayNode) wanted.path("args");
        String service = method.equals(LOG_IN) ? "common" : "object";
        if (!method.equals(LOG_IN)) {
            add(arguments, message.getHeader(Exchange.HTTP_PATH, String.class).split("/"), (ObjectNode) Json.tree(message.getBody(String.class)));
        }
        boolean xml = wanted.path("api").asText().equals("xml-rpc");
        message.setHeader(Exchange.HTTP_PATH, xml ? "/xmlrpc/2/" + service : "/jsonrpc");
        message.setHeader(Exchange.CONTENT_TYPE, xml ? "text/xml" : "application/json");
        message.setBody(xml ? XmlRpc.call(method, arguments) : jsonRpc(service, method, arguments));
    }

    private static void add(ArrayNode arguments, String[] path, ObjectNode named) {
        ArrayNode places = arguments.add(path[1]).add(path[2]).addArray();
        BY_PLACE.stream().filter(named::has).forEach(name -> places.add(named.remove(name)));
        arguments.add(named);
    }

    private static String jsonRpc(String service, String method, ArrayNode arguments) {
        ObjectNode call = Json.MAPPER.createObjectNode().put("jsonrpc", "2.0").put("method", "call").put("id", 1);
        call.putObject("params").put("service", service).put("method", method).set("args", arguments);
        return call.toString();
    }
}
