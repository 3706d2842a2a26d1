package io.kenh.connector.catalogue;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.connector.Connector;
import io.kenh.connector.Fault;
import io.kenh.connector.Parameter;
import io.kenh.connector.Simulation;
import io.kenh.connector.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Turns a folder into a connector, or into all the reasons why it is none. */
public final class FolderReader {

    /** What became of a folder: a connector without faults, or faults and null. */
    public record Result(Connector connector, List<Fault> faults) {
    }

    private FolderReader() {
    }

    /**
     * Reads and checks a folder.
     *
     * @param revision identifies this state of the folder's files
     */
    public static Result read(Path folder, String revision) {
        String name = folder.getFileName().toString();
        List<Fault> faults = new ArrayList<>();
        JsonNode yaml = Yaml.read(folder.resolve("connector.yaml"), name + "/connector.yaml", faults);
        if (yaml != null) {
            faults.addAll(SchemaCheck.faults(name + "/connector.yaml", yaml));
        }
        faults.addAll(FileChecks.faults(folder, name));
        if (yaml == null) {
            return new Result(null, faults);
        }
        Connector connector = checked(name, folder, revision, yaml, faults);
        return new Result(faults.isEmpty() ? connector : null, faults);
    }

    /** Checks on, as far as what is broken allows: all faults are told at once. */
    private static Connector checked(String name, Path folder, String revision, JsonNode yaml, List<Fault> faults) {
        boolean sound = faults.isEmpty();
        try {
            Connector connector = connector(name, folder, revision, yaml);
            faults.addAll(new FolderChecks(connector).run());
            return connector;
        } catch (RuntimeException e) {
            if (sound) {
                faults.add(new Fault(name + "/connector.yaml", "", e.toString(), "a readable connector"));
            }
            return null;
        }
    }

    private static Connector connector(String name, Path folder, String revision, JsonNode yaml) {
        return new Connector(name, text(yaml.path("title")), yaml.path("category").asText(),
                strings(yaml.path("kinds")), stringMap(yaml.path("capabilities")),
                each(yaml.path("parameters"), FolderReader::parameter), yaml.path("idempotent").asBoolean(),
                each(yaml.path("simulator"), FolderReader::simulation), folder, revision, yaml);
    }

    private static Parameter parameter(JsonNode node) {
        return new Parameter(node.path("name").asText(), text(node.path("title")), text(node.path("description")),
                node.path("type").asText("string"), node.path("required").asBoolean(), node.path("secret").asBoolean(),
                node.path("generated").asBoolean(), string(node.path("default")), string(node.path("example")),
                strings(node.path("options")));
    }

    private static Simulation simulation(JsonNode node) {
        String[] on = node.path("on").asText().split(" ", 2);
        JsonNode callback = node.path("callback");
        return new Simulation(on[0], on[1], node.path("answer").asText(), string(node.path("key")),
                string(node.path("duplicate")), stringMap(node.path("faults")),
                callback.isMissingNode() ? null : new Simulation.Callback(callback.path("fixture").asText(),
                        callback.path("to").asText(), callback.path("afterMillis").asLong()), access(node), string(node.path("plays")));
    }

    private static Simulation.Access access(JsonNode node) {
        JsonNode asks = node.path("asks");
        JsonNode issues = node.path("issues");
        return new Simulation.Access(asks.isMissingNode() ? null : new Simulation.Asks(asks.path("redirect").asText(),
                asks.path("state").asText(), asks.path("challenge").asText(), stringMap(asks.path("back"))),
                issues.isMissingNode() ? null : new Simulation.Issues(issues.path("code").asText(), issues.path("verifier").asText(),
                        issues.path("refresh").asText(), issues.path("once").asBoolean()),
                string(node.path("token")), node.path("tokenSeconds").asLong());
    }

    private static Text text(JsonNode node) {
        return node.isMissingNode() ? null : new Text(node.path("vi").asText(), node.path("en").asText());
    }

    private static String string(JsonNode node) {
        return node.isMissingNode() ? null : node.asText();
    }

    private static List<String> strings(JsonNode node) {
        return each(node, JsonNode::asText);
    }

    private static Map<String, String> stringMap(JsonNode node) {
        return node.properties().stream().collect(toMap(Map.Entry::getKey, e -> e.getValue().asText(),
                (first, second) -> first, LinkedHashMap::new));
    }

    private static <T> List<T> each(JsonNode node, Function<JsonNode, T> reader) {
        Stream<JsonNode> elements = StreamSupport.stream(node.spliterator(), false);
        return elements.map(reader).toList();
    }
}
