package io.kenh.connector;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the recorded exchanges of a connector folder. */
public final class Fixtures {

    private static final ObjectMapper YAML = new YAMLMapper();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> STRINGS = new TypeReference<>() {
    };

    private Fixtures() {
    }

    /**
     * All fixtures of a connector folder, by name.
     *
     * @param folder such as {@code connectors/esms}; one without {@code fixtures/} has none
     * @throws UncheckedIOException for a file that cannot be read; the message names it
     */
    public static Map<String, Fixture> read(Path folder) {
        Path files = folder.resolve("fixtures");
        Map<String, Fixture> fixtures = new TreeMap<>();
        if (Files.isDirectory(files)) {
            try (Stream<Path> found = Files.list(files)) {
                found.filter(f -> f.toString().endsWith(".yaml")).map(Fixtures::file)
                        .forEach(f -> fixtures.put(f.name(), f));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return fixtures;
    }

    private static Fixture file(Path file) {
        try {
            JsonNode yaml = YAML.readTree(file.toFile());
            String name = file.getFileName().toString().replaceFirst("\\.yaml$", "");
            return new Fixture(name, request(yaml.path("request")), response(yaml.path("response")));
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": not a fixture, " + e.getMessage(), e);
        }
    }

    private static Fixture.Request request(JsonNode node) {
        return node.isMissingNode() ? null : new Fixture.Request(node.path("method").asText("POST"),
                node.path("path").asText("/"), strings(node.path("query")), strings(node.path("headers")),
                body(node.path("body")));
    }

    private static Fixture.Response response(JsonNode node) {
        return node.isMissingNode() ? null : new Fixture.Response(node.path("status").asInt(200),
                strings(node.path("headers")), body(node.path("body")));
    }

    private static Map<String, String> strings(JsonNode node) {
        return node.isObject() ? JSON.convertValue(node, STRINGS) : Map.of();
    }

    private static String body(JsonNode node) {
        return node.isContainerNode() ? node.toString() : node.asText("");
    }
}
