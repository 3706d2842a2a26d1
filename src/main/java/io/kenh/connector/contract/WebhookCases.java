package io.kenh.connector.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.connector.Connection;
import io.kenh.connector.Connector;
import io.kenh.connector.Fixture;
import io.kenh.connector.HttpRequestParts;
import io.kenh.connector.Incoming;
import io.kenh.connector.Placeholders;
import io.kenh.platform.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Cases of {@code webhook}: a request from the provider in, events out. */
final class WebhookCases {

    private final Workbench bench;
    private final Connector connector;
    private final Map<String, Fixture> fixtures;

    WebhookCases(Workbench bench, Connector connector, Map<String, Fixture> fixtures) {
        this.bench = bench;
        this.connector = connector;
        this.fixtures = fixtures;
    }

    ContractCase of(JsonNode declared) {
        return new ContractCase("webhook: " + declared.path("name").asText(), () -> run(declared));
    }

    private List<String> run(JsonNode declared) {
        Fixture fixture = fixtures.get(declared.path("fixture").asText());
        if (fixture == null || fixture.request() == null) {
            return List.of("fixture: found no request in fixtures/" + declared.path("fixture").asText() + ".yaml");
        }
        Connection connection = bench.connect(connector, "http://localhost", Strings.map(declared.path("connection")));
        Map<String, String> values = new HashMap<>(Strings.map(declared.path("with")));
        values.put("now.seconds", Long.toString(Instant.now().getEpochSecond()));
        values.put("now.millis", Long.toString(Instant.now().toEpochMilli()));
        values.put("now", Instant.now().toString());
        HttpRequestParts parts = parts(fixture.request(), declared, values);
        if (declared.path("sign").asBoolean()) {
            values.put("signature", bench.webhooks().sign(connection, parts).orElse(""));
            parts = parts(fixture.request(), declared, values);
        }
        Incoming read = bench.webhooks().read(connection, parts);
        return Subset.differences("incoming", declared.path("incoming"), Json.MAPPER.valueToTree(read));
    }

    private static HttpRequestParts parts(Fixture.Request request, JsonNode declared, Map<String, String> values) {
        String rest = request.path().replaceFirst("^/in/[^/]+/?", "");
        Map<String, List<String>> query = request.query().entrySet().stream().collect(Collectors
                .toMap(Map.Entry::getKey, e -> List.of(Placeholders.fill(e.getValue(), values::get))));
        Map<String, String> headers = new HashMap<>();
        request.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT),
                Placeholders.fill(value, values::get)));
        return new HttpRequestParts(request.method(), declared.path("rest").asText(rest), query, headers,
                Placeholders.fill(request.body(), values::get).getBytes(StandardCharsets.UTF_8),
                headers.get("content-type"), target(request));
    }

    private static String target(Fixture.Request request) {
        return request.query().isEmpty() ? request.path() : request.path() + "?" + request.query().entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining("&"));
    }
}
