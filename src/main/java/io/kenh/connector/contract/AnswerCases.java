package io.kenh.connector.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kenh.connector.Answer;
import io.kenh.connector.Connector;
import io.kenh.connector.Fixture;
import io.kenh.connector.call.AnswerRules;
import io.kenh.platform.Json;
import java.util.List;
import java.util.Map;

/** Cases of {@code answers}: a recorded or written answer in, its meaning out. */
final class AnswerCases {

    private final AnswerRules rules;
    private final Map<String, Fixture> fixtures;

    AnswerCases(Connector connector, Map<String, Fixture> fixtures) {
        this.rules = new AnswerRules(connector.definition().path("answer"));
        this.fixtures = fixtures;
    }

    ContractCase of(JsonNode declared) {
        String name = declared.has("fixture") ? declared.path("fixture").asText() : declared.path("response").toString();
        return new ContractCase("answer: " + name + " is " + declared.path("outcome").asText(), () -> run(declared));
    }

    private List<String> run(JsonNode declared) {
        Fixture fixture = fixtures.get(declared.path("fixture").asText());
        if (declared.has("fixture") && (fixture == null || fixture.response() == null)) {
            return List.of("fixture: found no response in fixtures/" + declared.path("fixture").asText() + ".yaml");
        }
        JsonNode body = declared.path("response").path("body");
        Answer answer = fixture != null ? rules.read(fixture.response().status(), fixture.response().body())
                : rules.read(declared.path("response").path("status").asInt(200),
                        body.isContainerNode() ? body.toString() : body.asText());
        var wanted = declared.deepCopy();
        ((ObjectNode) wanted).remove(List.of("fixture", "response"));
        return Subset.differences("answer", wanted, Json.MAPPER.valueToTree(answer));
    }
}
