package io.kenh.connector.contract;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.connector.Connection;
import io.kenh.connector.Connector;
import io.kenh.connector.Crm;
import io.kenh.connector.CrmQuery;
import io.kenh.connector.CrmRow;
import io.kenh.connector.Fixture;
import io.kenh.platform.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cases of {@code crm}: an operation in, its request out, its answer read. */
final class CrmCases {

    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() { };

    private final Workbench bench;
    private final Connector connector;
    private final Map<String, Fixture> fixtures;

    CrmCases(Workbench bench, Connector connector, Map<String, Fixture> fixtures) {
        this.bench = bench;
        this.connector = connector;
        this.fixtures = fixtures;
    }

    ContractCase of(JsonNode declared) {
        return new ContractCase("crm: " + declared.path("name").asText(declared.path("do").asText() + " " + declared.path("object").asText()), () -> run(declared));
    }

    private List<String> run(JsonNode declared) {
        Fixture fixture = fixtures.get(declared.path("response").asText());
        if (fixture == null || fixture.response() == null) {
            return List.of("response: found no response in fixtures/" + declared.path("response").asText() + ".yaml");
        }
        try (Stub stub = new Stub()) {
            stub.willAnswer(fixture.response(), others(declared.path("responses")));
            Connection connection = bench.connect(connector, stub.url(), Strings.map(declared.path("connection")));
            JsonNode found = Json.MAPPER.valueToTree(result(connection, declared));
            List<String> differences = new ArrayList<>();
            if (declared.has("request")) {
                differences.addAll(Subset.differences("request", declared.path("request"), SendCases.tree(stub.received())));
            }
            differences.addAll(Subset.differences("found", declared.path("wanted"), found));
            return differences;
        }
    }

    /** Answers to other calls on the way, such as the one for a token. */
    private Map<String, Fixture.Response> others(JsonNode declared) {
        Map<String, Fixture.Response> others = new HashMap<>();
        declared.properties().forEach(e -> others.put(e.getKey(), fixtures.get(e.getValue().asText()).response()));
        return others;
    }

    private Object result(Connection connection, JsonNode declared) {
        Crm crm = bench.crm();
        String object = declared.path("object").asText();
        JsonNode with = declared.path("with");
        Map<String, Object> values = Json.MAPPER.convertValue(with.path("values").isObject() ? with.path("values") : Json.MAPPER.createObjectNode(), VALUES);
        return switch (declared.path("do").asText()) {
            case "list" -> crm.list(connection, object, query(with));
            case "deletions" -> crm.deletions(connection, object, query(with));
            case "read" -> crm.read(connection, object, with.path("id").asText());
            case "find" -> crm.find(connection, object, with.path("marker").asText());
            case "create" -> crm.create(connection, object, values, with.path("marker").asText());
            case "update" -> crm.update(connection, object, row(with), values);
            default -> crm.delete(connection, object, row(with));
        };
    }

    private static CrmQuery query(JsonNode with) {
        return new CrmQuery(with.has("since") ? Instant.parse(with.path("since").asText()) : CrmQuery.EVER, with.path("sinceId").asText(null), with.path("page").asText(null));
    }

    private static CrmRow row(JsonNode with) {
        return new CrmRow(with.path("id").asText(), null, with.path("version").asText(null), false, null, Map.of(), with.path("now"));
    }
}
