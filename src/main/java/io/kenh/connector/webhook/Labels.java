package io.kenh.connector.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.kenh.connector.mapping.Pick;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * The words of questions whose answers name them by ids alone. A provider is asked for both; the answers, an object by
 * id, become a list of such with {@code id} and {@code label}.
 */
public final class Labels {

    private static final String ID = "id";
    private static final String LABEL = "label";

    private record Source(String each, Pick id, Pick text) { }

    private final String kamelet;
    private final String each;
    private final String of;
    private final List<Source> sources;
    private final Map<String, String> known = new HashMap<>();

    private Labels(JsonNode declared) {
        kamelet = declared.path("kamelet").asText();
        each = declared.path("each").asText();
        of = declared.path("of").asText();
        sources = StreamSupport.stream(declared.path("from").spliterator(), false)
                .map(one -> new Source(one.path("each").asText(), Pick.of(one.path("id")), Pick.of(one.path("text")))).toList();
    }

    /** Null where none are declared. */
    public static Labels of(JsonNode declared) {
        return declared.isMissingNode() ? null : new Labels(declared);
    }

    /** Asks for the words. */
    public String kamelet() {
        return kamelet;
    }

    /** Takes the words of the questions from what the provider has told. */
    public void learn(JsonNode told) {
        for (Source source : sources) {
            for (ObjectNode question : told instanceof ObjectNode object ? Items.of(object, source.each()) : List.<ObjectNode>of()) {
                String id = source.id().from(question);
                String text = source.text().from(question);
                if (id != null && text != null && !text.isBlank()) {
                    known.put(id, text.strip());
                }
            }
        }
    }

    /** The answers with the words of their questions; a question that nobody named keeps its id. */
    public JsonNode on(JsonNode told) {
        JsonNode tree = told.deepCopy();
        for (JsonNode item : tree.path(each)) {
            if (item instanceof ObjectNode object && object.path(of) instanceof ObjectNode byId) {
                object.set(of, list(byId));
            }
        }
        return tree;
    }

    private ArrayNode list(ObjectNode byId) {
        ArrayNode list = byId.arrayNode();
        byId.properties().forEach(e -> {
            if (e.getValue() instanceof ObjectNode answer) {
                ObjectNode named = list.addObject();
                named.setAll(answer);
                named.set(ID, TextNode.valueOf(e.getKey()));
                named.put(LABEL, known.getOrDefault(e.getKey(), e.getKey()));
            }
        });
        return list;
    }
}
