package io.kenh.connector.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.kenh.connector.mapping.Cases;
import io.kenh.connector.mapping.Pick;
import io.kenh.connector.mapping.When;
import io.kenh.platform.Json;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;

/**
 * Form services send what was filled in as a list of questions and answers. Each becomes a field of the record: under
 * the name that the connection gives it, else under one that the question's kind tells, else under its own.
 */
final class Answers {

    private final String list;
    private final List<String> hidden;
    private final Pick name;
    private final Cases known;
    private final List<When> skip;
    private final Value value;
    private final String names;

    private Answers(JsonNode declared) {
        list = declared.path("list").asText();
        hidden = texts(declared.path("hidden"));
        name = Pick.of(declared.path("name"));
        known = new Cases(declared.path("known"));
        skip = StreamSupport.stream(declared.path("skip").spliterator(), false).map(When::new).toList();
        value = new Value(texts(declared.path("value")), declared.path("options").asText());
        names = declared.path("names").asText();
    }

    /** Null where none are declared. */
    static Answers of(JsonNode declared) {
        return declared.isMissingNode() ? null : new Answers(declared);
    }

    /** @param settings value of a parameter of the connection; blank for none */
    ObjectNode read(ObjectNode item, UnaryOperator<String> settings) {
        ObjectNode fields = Json.MAPPER.createObjectNode();
        FieldNames given = FieldNames.read(settings.apply(names));
        for (String path : hidden) {
            at(item, path).properties().forEach(e -> fields.set(e.getKey(), TextNode.valueOf(e.getValue().asText())));
        }
        for (JsonNode answer : at(item, list)) {
            if (skip.stream().noneMatch(when -> when.test(answer))) {
                put(fields, answer, given);
            }
        }
        return fields;
    }

    private void put(ObjectNode fields, JsonNode answer, FieldNames given) {
        JsonNode found = value.of(answer);
        String own = name.from(answer);
        if (found != null && own != null) {
            fields.set(given.of(own).orElseGet(() -> usual(fields, answer, own)), found);
        }
    }

    /** The first question of a kind has its name; a second telephone number keeps its own. */
    private String usual(ObjectNode fields, JsonNode answer, String own) {
        String told = known.decide(answer);
        return told == null || fields.has(told) ? own : told;
    }

    private static JsonNode at(JsonNode tree, String path) {
        return tree.at("/" + path.replace('.', '/'));
    }

    private static List<String> texts(JsonNode declared) {
        return declared.isTextual() ? List.of(declared.asText())
                : StreamSupport.stream(declared.spliterator(), false).map(JsonNode::asText).toList();
    }

    /**
     * What was answered.
     *
     * @param places  dotted paths; the first that is there
     * @param options dotted path of the choices, each with id and text, where answers are ids of such; blank for none
     */
    private record Value(List<String> places, String options) {

        /** Where an answer that is an object says what was answered. */
        private static final List<String> WORDS = List.of("url", "value", "fileName");

        /** A text, or a list of texts for several; null for no answer. */
        JsonNode of(JsonNode answer) {
            JsonNode found = places.stream().map(place -> at(answer, place)).filter(node -> !node.isMissingNode() && !node.isNull())
                    .findFirst().orElse(null);
            if (found == null || !found.isArray()) {
                return found == null || found.isValueNode() && found.asText().isBlank() ? null : TextNode.valueOf(text(found, answer));
            }
            ArrayNode texts = Json.MAPPER.createArrayNode();
            found.forEach(each -> texts.add(text(each, answer)));
            return texts.isEmpty() ? null : texts.size() == 1 ? texts.get(0) : texts;
        }

        private String text(JsonNode value, JsonNode answer) {
            if (value.isObject()) {
                return WORDS.stream().map(value::path).filter(JsonNode::isTextual).findFirst().map(JsonNode::asText).orElseGet(value::toString);
            }
            if (!options.isEmpty()) {
                for (JsonNode option : at(answer, options)) {
                    if (option.path("id").asText().equals(value.asText())) {
                        return option.path("text").asText();
                    }
                }
            }
            return value.asText();
        }
    }
}
