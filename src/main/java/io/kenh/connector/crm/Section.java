package io.kenh.connector.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kenh.connector.Connector;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code crm} section of a connector: what is common to all objects laid under each, names of {@code vars} and of settings
 * replaced by their values.
 */
public final class Section {

    /** What a place in a request may stand for; everything else is a setting or one of {@code vars}. */
    public static final Set<String> PLACES = Set.of("id", "since", "sinceId", "limit", "page", "offset", "version", "marker", "row", "fields");

    private static final Pattern NAME = Pattern.compile("\\$\\{(\\w+)}");

    private Section() {
    }

    /**
     * The objects, each whole.
     *
     * @param settings value of a parameter of the connection; null for none
     */
    public static Map<String, JsonNode> objects(Connector connector, UnaryOperator<String> settings) {
        JsonNode section = connector.definition().path("crm");
        Map<String, JsonNode> objects = new LinkedHashMap<>();
        section.path("objects").properties().forEach(e -> {
            String onlyIf = e.getValue().path("onlyIf").asText("");
            String wanted = onlyIf.isEmpty() ? "true" : settings.apply(onlyIf);
            if (wanted != null && !wanted.isBlank() && !"false".equals(wanted)) {
                objects.put(e.getKey(), whole(section.path("common"), e.getKey(), e.getValue(), settings));
            }
        });
        return objects;
    }

    /** The section with settings in the place of their names, where it says how times are written. */
    public static JsonNode of(Connector connector, UnaryOperator<String> settings) {
        ObjectNode section = connector.definition().path("crm").deepCopy();
        if (section.has("times")) {
            section.set("times", filled(section.path("times"), settings));
        }
        return section;
    }

    private static JsonNode whole(JsonNode common, String name, JsonNode own, UnaryOperator<String> settings) {
        JsonNode merged = merged(common, own);
        JsonNode vars = merged.path("vars");
        UnaryOperator<String> values = place -> place.equals("object") ? name : vars.has(place) ? filled(vars.path(place).asText(), settings) : settings.apply(place);
        ObjectNode filled = (ObjectNode) filled(merged, values);
        filled.remove("vars");
        return filled;
    }

    /** Objects are laid over each other, anything else replaces; null takes away. */
    private static JsonNode merged(JsonNode under, JsonNode over) {
        if (!under.isObject() || !over.isObject()) {
            return over;
        }
        ObjectNode merged = under.deepCopy();
        over.properties().forEach(e -> {
            if (e.getValue().isNull()) {
                merged.remove(e.getKey());
            } else {
                merged.set(e.getKey(), merged.has(e.getKey()) ? merged(merged.get(e.getKey()), e.getValue()) : e.getValue());
            }
        });
        return merged;
    }

    private static JsonNode filled(JsonNode node, UnaryOperator<String> values) {
        if (node.isObject()) {
            ObjectNode filled = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(e -> filled.set(filled(e.getKey(), values), filled(e.getValue(), values)));
            return filled;
        } else if (node.isArray()) {
            ArrayNode filled = JsonNodeFactory.instance.arrayNode();
            node.forEach(each -> filled.add(filled(each, values)));
            return filled;
        }
        return node.isTextual() ? JsonNodeFactory.instance.textNode(filled(node.asText(), values)) : node;
    }

    private static String filled(String text, UnaryOperator<String> values) {
        Matcher name = NAME.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (name.find()) {
            String value = PLACES.contains(name.group(1)) ? null : values.apply(name.group(1));
            name.appendReplacement(filled, Matcher.quoteReplacement(value == null ? name.group() : value));
        }
        return name.appendTail(filled).toString();
    }
}
