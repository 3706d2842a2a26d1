package io.kenh.connector.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.kenh.connector.Answer;
import io.kenh.connector.Connection;
import io.kenh.connector.Connector;
import io.kenh.connector.Fixture;
import io.kenh.connector.Outgoing;
import io.kenh.connector.mapping.Tree;
import io.kenh.platform.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cases of {@code send}: message in, request out, answer read. */
final class SendCases {

    private final Workbench bench;
    private final Connector connector;
    private final Map<String, Fixture> fixtures;

    SendCases(Workbench bench, Connector connector, Map<String, Fixture> fixtures) {
        this.bench = bench;
        this.connector = connector;
        this.fixtures = fixtures;
    }

    ContractCase of(JsonNode declared) {
        return new ContractCase("send: " + declared.path("name").asText(), () -> run(declared));
    }

    private List<String> run(JsonNode declared) {
        try (Stub stub = new Stub()) {
            stub.willAnswer(response(declared.path("response")), others(declared.path("responses")));
            Connection connection = bench.connect(connector, stub.url(), Strings.map(declared.path("connection")));
            Answer answer = bench.caller().call(connection, message(declared.path("message")));
            List<String> differences = new ArrayList<>();
            if (declared.has("request")) {
                differences.addAll(Subset.differences("request", declared.path("request"), tree(stub.received())));
            }
            differences.addAll(Subset.differences("answer", declared.path("answer"), Json.MAPPER.valueToTree(answer)));
            differences.addAll(leaks(connection));
            return differences;
        }
    }

    private Fixture.Response response(JsonNode declared) {
        Fixture fixture = fixtures.get(declared.asText());
        return fixture == null || fixture.response() == null ? new Fixture.Response(200, Map.of(), "")
                : fixture.response();
    }

    private Map<String, Fixture.Response> others(JsonNode declared) {
        Map<String, Fixture.Response> others = new HashMap<>();
        declared.properties().forEach(e -> others.put(e.getKey(), response(e.getValue())));
        return others;
    }

    private static Outgoing message(JsonNode m) {
        return new Outgoing(m.path("messageId").asLong(1), m.path("key").asText("run-1-step-1"),
                m.path("channel").asText(), m.path("address").asText(), m.path("name").asText(null),
                m.path("subject").asText(null), m.path("text").asText(), m.path("html").asText(null),
                Strings.map(m.path("headers")), m.path("callbackUrl").asText(null));
    }

    static JsonNode tree(Stub.Received received) {
        ObjectNode tree = Json.MAPPER.createObjectNode();
        if (received != null) {
            tree.put("method", received.method()).put("path", received.path()).put("query", received.query())
                    .put("contentType", received.headers().get("content-type"));
            tree.set("headers", Json.MAPPER.valueToTree(received.headers()));
            tree.set("body", parsed(received.body()));
            tree.set("xml", Tree.of(received.body()));
        }
        return tree;
    }

    private static JsonNode parsed(String body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(body);
        }
    }

    private List<String> leaks(Connection connection) {
        List<String> secrets = List.copyOf(bench.connections().secrets(connection.id()).values());
        return bench.context().getEndpoints().stream().map(Object::toString)
                .filter(uri -> secrets.stream().anyMatch(uri::contains))
                .map(uri -> "a secret stands in the address of an endpoint").distinct().toList();
    }
}
