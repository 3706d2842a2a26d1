package io.kenh.connector.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kenh.connector.Incoming.Event;
import io.kenh.platform.Json;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;

/** Reads the events in any content of a provider: {@code each}, and one mapping or several with {@code when}. */
public final class EventReader {

    private final List<String> each;
    private final List<EventMapping> mappings;

    /** @param declared a section with {@code kind} and {@code payload}, or with {@code events} of such */
    public EventReader(JsonNode declared) {
        JsonNode paths = declared.path("each");
        each = paths.isArray() ? StreamSupport.stream(paths.spliterator(), false).map(JsonNode::asText).toList() : List.of(paths.asText());
        mappings = declared.has("events") ? StreamSupport.stream(declared.path("events").spliterator(), false)
                .map(one -> new EventMapping(one, one.path("each").asText())).toList() : List.of(new EventMapping(declared, ""));
    }

    /** The events in an object, or in a list, whose items stand under {@code items} then. */
    public List<Event> read(JsonNode tree) {
        return read(tree, name -> "");
    }

    /** @param settings value of a parameter of the connection; blank for none */
    public List<Event> read(JsonNode tree, UnaryOperator<String> settings) {
        return read(tree instanceof ArrayNode list ? Json.MAPPER.createObjectNode().set("items", list)
                : (ObjectNode) tree, Map.of(), settings);
    }

    /**
     * @param headers  of the request that brought it, in lower case
     * @param settings value of a parameter of the connection; blank for none
     */
    List<Event> read(ObjectNode body, Map<String, String> headers, UnaryOperator<String> settings) {
        return each.stream().flatMap(path -> Items.of(body, path).stream()).flatMap(item -> events(item, headers, settings).stream()).toList();
    }

    /** What no mapping is for is nothing to us: a provider that gets an error for it would send it for ever. */
    private List<Event> events(ObjectNode item, Map<String, String> headers, UnaryOperator<String> settings) {
        return mappings.stream().filter(mapping -> mapping.isFor(item)).findFirst()
                .map(mapping -> mapping.events(item, headers, settings)).orElse(List.of());
    }
}
