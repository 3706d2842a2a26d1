package io.kenh.connector.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * One operation's request with <code>${…}</code> places. Values are put into the tree of the body and encoded in path and query,
 * so none can break out of its place. A query parameter, header or field whose place has no value is left out.
 */
final class RequestTemplate {

    private static final Pattern PLACE = Pattern.compile("\\$\\{(\\w+)(\\|number|\\|text)?}");

    private final JsonNode declared;

    RequestTemplate(JsonNode declared) {
        this.declared = declared;
    }

    /** Whether a place of this name stands anywhere in it. */
    boolean names(String place) {
        return declared.toString().contains("${" + place + "}") || declared.toString().contains("${" + place + "|");
    }

    /**
     * @param query already encoded; empty for none
     * @param body  JSON, or a form where the declared body is a form; empty for none
     */
    record Filled(String method, String path, String query, Map<String, String> headers, String body) {
    }

    /** @param values place → text or tree; one that is not there has no value */
    Filled fill(Map<String, JsonNode> values) {
        JsonNode body = declared.has("form") ? declared.path("form") : declared.path("body");
        JsonNode filled = tree(body, values);
        Map<String, String> headers = texts(declared.path("headers"), values);
        String text = filled.isMissingNode() ? "" : declared.has("form") ? form(filled) : filled.toString();
        return new Filled(declared.path("method").asText("GET"), text(declared.path("path").asText(), values, true),
                texts(declared.path("query"), values).entrySet().stream().map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
                        .collect(Collectors.joining("&")),
                headers, text);
    }

    private static Map<String, String> texts(JsonNode templates, Map<String, JsonNode> values) {
        Map<String, String> filled = new LinkedHashMap<>();
        templates.properties().forEach(e -> {
            String text = text(e.getValue().asText(), values, false);
            if (text != null) {
                filled.put(e.getKey(), text);
            }
        });
        return filled;
    }

    /** Null where a place has no value. */
    private static String text(String template, Map<String, JsonNode> values, boolean encode) {
        Matcher place = PLACE.matcher(template);
        StringBuilder filled = new StringBuilder();
        int from = 0;
        while (place.find()) {
            String literal = template.substring(from, place.start());
            JsonNode value = values.get(place.group(1));
            if (value == null || value.isNull()) {
                return null;
            }
            String text = shown(value).asText();
            filled.append(literal).append(encode ? encoded(text) : text);
            from = place.end();
        }
        return filled.append(template.substring(from)).toString();
    }

    private static JsonNode tree(JsonNode template, Map<String, JsonNode> values) {
        if (template.isObject()) {
            ObjectNode filled = JsonNodeFactory.instance.objectNode();
            template.properties().forEach(e -> {
                JsonNode value = tree(e.getValue(), values);
                if (!value.isMissingNode()) {
                    filled.set(e.getKey(), value);
                }
            });
            return filled;
        } else if (template.isArray()) {
            ArrayNode filled = JsonNodeFactory.instance.arrayNode();
            template.forEach(each -> {
                JsonNode value = tree(each, values);
                if (!value.isMissingNode()) {
                    filled.add(value);
                }
            });
            return filled;
        }
        return template.isTextual() ? leaf(template.asText(), values) : template;
    }

    /** A text that is one place alone takes the value as it is, objects too. */
    private static JsonNode leaf(String template, Map<String, JsonNode> values) {
        Matcher place = PLACE.matcher(template);
        if (place.matches()) {
            JsonNode value = values.get(place.group(1));
            return value == null ? MissingNode.getInstance() : place.group(2) == null ? value : place.group(2).equals("|text") ? shown(value) : number(value);
        }
        String text = text(template, values, false);
        return text == null ? MissingNode.getInstance() : JsonNodeFactory.instance.textNode(text);
    }

    /** A list is shown with commas. */
    private static JsonNode shown(JsonNode value) {
        String text = value.isArray() ? StreamSupport.stream(value.spliterator(), false).map(JsonNode::asText).collect(Collectors.joining(","))
                : value.isValueNode() ? value.asText() : value.toString();
        return JsonNodeFactory.instance.textNode(text);
    }

    private static JsonNode number(JsonNode value) {
        return value.asText().matches("-?\\d{1,18}") ? JsonNodeFactory.instance.numberNode(Long.parseLong(value.asText())) : value;
    }

    /** Objects and lists in brackets, as PHP and its friends read them. */
    private static String form(JsonNode tree) {
        Map<String, String> pairs = new LinkedHashMap<>();
        flatten("", tree, pairs);
        return pairs.entrySet().stream().map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue())).collect(Collectors.joining("&"));
    }

    private static void flatten(String name, JsonNode node, Map<String, String> pairs) {
        if (node.isObject()) {
            node.properties().forEach(e -> flatten(name.isEmpty() ? e.getKey() : name + "[" + e.getKey() + "]", e.getValue(), pairs));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(name + "[" + i + "]", node.get(i), pairs);
            }
        } else {
            pairs.put(name, node.isNull() ? "" : node.asText());
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
