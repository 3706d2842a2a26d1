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

    private final String each;
    private final List<EventMapping> mappings;

    /** @param declared a section with {@code kind} and {@code payload}, or with {@code events} of such */
    public EventReader(JsonNode declared) {
        each = declared.path("each").asText();
        mappings = declared.has("events") ? StreamSupport.stream(declared.path("events").spliterator(), false)
                .map(EventMapping::new).toList() : List.of(new EventMapping(declared));
    }

    /** The events in an object, or in a list, whose items stand under {@code items} then. */
    public List<Event> read(JsonNode tree) {
        return read(tree instanceof ArrayNode list ? Json.MAPPER.createObjectNode().set("items", list)
                : (ObjectNode) tree, Map.of(), name -> "");
    }

    /**
     * @param headers  of the request that brought it, in lower case
     * @param settings value of a parameter of the connection; blank for none
     */
    List<Event> read(ObjectNode body, Map<String, String> headers, UnaryOperator<String> settings) {
        if (each.isEmpty()) {
            return events(body, headers, settings);
        }
        JsonNode list = body.at("/" + each.replace('.', '/'));
        return StreamSupport.stream(list.spliterator(), false).filter(JsonNode::isObject)
                .flatMap(item -> events((ObjectNode) item, headers, settings).stream()).toList();
    }

    /** What no mapping is for is nothing to us: a provider that gets an error for it would send it for ever. */
    private List<Event> events(ObjectNode item, Map<String, String> headers, UnaryOperator<String> settings) {
        return mappings.stream().filter(mapping -> mapping.isFor(item)).findFirst()
                .map(mapping -> mapping.event(item, headers, settings)).stream().toList();
    }
}
