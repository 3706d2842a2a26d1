package io.kenh.condition;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads both written forms of a clause; which fields and operators exist is checked later, all at once. */
final class ConditionReader extends JsonDeserializer<Condition> {

    @Override
    public Condition deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return read(parser.readValueAsTree(), parser);
    }

    private static Condition read(JsonNode node, JsonParser parser) throws IOException {
        if (node.isArray()) {
            return new All(parts(node, parser));
        }
        if (node.size() == 1 && node.path("all").isArray()) {
            return new All(parts(node.get("all"), parser));
        }
        if (node.size() == 1 && node.path("any").isArray()) {
            return new Any(parts(node.get("any"), parser));
        }
        return clause(node, parser);
    }

    private static List<Condition> parts(JsonNode list, JsonParser parser) throws IOException {
        List<Condition> parts = new ArrayList<>(list.size());
        for (JsonNode part : list) {
            parts.add(read(part, parser));
        }
        return parts;
    }

    private static Clause clause(JsonNode node, JsonParser parser) throws IOException {
        if (node.path("field").isTextual() && node.path("op").isTextual() && onlyKnownKeys(node)) {
            return new Clause(node.get("field").asText(), node.get("op").asText(), value(node.path("value"), parser));
        }
        if (node.path("field").isTextual() && node.size() == 2) {
            return shortForm(node, parser);
        }
        throw JsonMappingException.from(parser, "found " + node + ", wanted {field: …, op: …, value: …}, {all: […]} or {any: […]}");
    }

    private static boolean onlyKnownKeys(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return Set.of("field", "op", "value").containsAll(names);
    }

    private static Clause shortForm(JsonNode node, JsonParser parser) throws IOException {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        names.remove("field");
        String operator = names.get(0);
        return new Clause(node.get("field").asText(), operator, value(node.get(operator), parser));
    }

    private static Object value(JsonNode node, JsonParser parser) throws JsonProcessingException {
        return node.isMissingNode() || node.isNull() ? null : parser.getCodec().treeToValue(node, Object.class);
    }
}
