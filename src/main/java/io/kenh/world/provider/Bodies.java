package io.kenh.world.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kenh.platform.Json;
import io.kenh.world.http.Request;
import io.netty.handler.codec.http.QueryStringDecoder;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Reads bodies of any kind, JSON, form or XML, as one tree. What cannot be read is an empty tree. */
final class Bodies {

    private Bodies() {
    }

    static JsonNode read(Request request) {
        String type = request.header("Content-Type");
        boolean form = type != null && type.startsWith("application/x-www-form-urlencoded");
        return form ? form(request.body()) : read(request.body());
    }

    static JsonNode read(String body) {
        if (body == null || body.isBlank()) {
            return MissingNode.getInstance();
        }
        return body.stripLeading().startsWith("<") ? xml(body) : json(body);
    }

    /** A value under a dotted name, list places counted from 0 ({@code to.0.phone}); null where there is none. */
    static String field(JsonNode tree, String name) {
        JsonNode node = tree;
        for (String step : name.split("\\.")) {
            node = node == null ? null : node.isArray() && step.matches("\\d{1,6}")
                    ? node.get(Integer.parseInt(step)) : node.get(step);
        }
        if (node == null || node.isNull() || node.isMissingNode()) {
            return null;
        }
        return node.isValueNode() ? node.asText() : node.toString();
    }

    private static JsonNode json(String body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static JsonNode form(String body) {
        ObjectNode tree = Json.MAPPER.createObjectNode();
        new QueryStringDecoder(body, false).parameters().forEach((name, values) -> tree.put(name, values.get(0)));
        return tree;
    }

    /** Every element without children, by its name without prefix. jsoup reads no entities from outside. */
    private static JsonNode xml(String body) {
        ObjectNode tree = Json.MAPPER.createObjectNode();
        for (Element element : Jsoup.parse(body, "", Parser.xmlParser()).getAllElements()) {
            if (element.childrenSize() == 0 && !element.tagName().startsWith("#")) {
                tree.put(element.tagName().replaceFirst("^.*:", ""), element.wholeText());
            }
        }
        return tree;
    }
}
