package io.kenh.connector.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kenh.connector.Balance;
import io.kenh.connector.Connection;
import io.kenh.connector.Connector;
import io.kenh.connector.Fixture;
import io.kenh.connector.Inquiries.Sent;
import io.kenh.connector.NoAccess;
import io.kenh.connector.token.Token;
import io.kenh.platform.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Cases of {@code balance} and {@code receipts}: a question out, what it told read. */
final class AskingCases {

    private final Workbench bench;
    private final Connector connector;
    private final Map<String, Fixture> fixtures;

    AskingCases(Workbench bench, Connector connector, Map<String, Fixture> fixtures) {
        this.bench = bench;
        this.connector = connector;
        this.fixtures = fixtures;
    }

    ContractCase balance(JsonNode declared) {
        return new ContractCase("balance: " + declared.path("response").asText(), () -> run(declared, connection ->
                bench.inquiries().balance(connection).map(AskingCases::tree).orElseGet(Json.MAPPER::createObjectNode), "balance"));
    }

    private static ObjectNode tree(Balance balance) {
        return Json.MAPPER.createObjectNode().put("amount", balance.amount().toPlainString()).put("currency", balance.currency());
    }

    ContractCase receipts(JsonNode declared) {
        return new ContractCase("receipts: " + declared.path("name").asText(), () -> run(declared, connection ->
                Json.MAPPER.createObjectNode().set("events", Json.MAPPER.valueToTree(
                        bench.inquiries().receipts(connection, sent(declared.path("message"))))), "receipts"));
    }

    ContractCase question(JsonNode declared) {
        return new ContractCase("question: " + declared.path("ask").asText(), () -> run(declared, connection ->
                Json.MAPPER.valueToTree(bench.inquiries().ask(connection, declared.path("ask").asText(), declared.path("about").asText(),
                        declared.has("since") ? Instant.parse(declared.path("since").asText()) : null)), "told"));
    }

    /** What a person brought back is changed for a token. */
    ContractCase grant(JsonNode declared) {
        return new ContractCase("grant: " + declared.path("name").asText(), () -> run(declared, connection -> redeemed(connection, declared), "token"));
    }

    private JsonNode redeemed(Connection connection, JsonNode declared) {
        ObjectNode found = Json.MAPPER.createObjectNode();
        try {
            Token token = bench.credentials().redeem(connection, Map.of("code", declared.path("code").asText(),
                    "codeVerifier", "demo-verifier-0123456789-abcdefghijklmnopqr", "redirectUri", Workbench.PUBLIC_URL + "/back"));
            return found.put("access", token.access()).put("refresh", token.refresh());
        } catch (NoAccess refused) {
            return found.put("outcome", refused.answer().outcome().name()).put("code", refused.answer().code());
        }
    }

    /** A question about all messages has no message. */
    private static Sent sent(JsonNode message) {
        return message.isMissingNode() ? null : new Sent(message.path("messageId").asLong(1),
                message.path("externalId").asText(), message.path("address").asText());
    }

    /** What other calls of the same question are answered. */
    private Map<String, Fixture.Response> others(JsonNode declared) {
        return Strings.map(declared.path("responses")).entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> fixtures.get(e.getValue()).response()));
    }

    private interface Question {
        JsonNode ask(Connection connection);
    }

    private List<String> run(JsonNode declared, Question question, String at) {
        Fixture fixture = fixtures.get(declared.path("response").asText());
        if (fixture == null || fixture.response() == null) {
            return List.of("response: found no response in fixtures/" + declared.path("response").asText() + ".yaml");
        }
        try (Stub stub = new Stub()) {
            stub.willAnswer(fixture.response(), others(declared));
            Connection connection = bench.connect(connector, stub.url(), Strings.map(declared.path("connection")));
            JsonNode found = question.ask(connection);
            List<String> differences = new ArrayList<>();
            if (declared.has("request")) {
                differences.addAll(Subset.differences("request", declared.path("request"), SendCases.tree(stub.received())));
            }
            ObjectNode wanted = declared.deepCopy();
            wanted.remove(List.of("name", "response", "request", "connection", "message", "ask", "about", "since", "responses"));
            if (declared.has("wanted")) {
                wanted = declared.path("wanted").deepCopy();
            }
            differences.addAll(Subset.differences(at, wanted, found));
            return differences;
        }
    }
}
