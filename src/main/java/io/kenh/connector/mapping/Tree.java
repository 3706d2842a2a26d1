package io.kenh.connector.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.kenh.platform.Json;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Any text of a provider as one tree. */
public final class Tree {

    private Tree() {
    }

    /**
     * JSON as it is; XML as an object of its innermost elements by their names without prefix; anything else, and
     * anything broken, as one text.
     */
    public static JsonNode of(String text) {
        String start = text.stripLeading();
        if (start.isEmpty()) {
            return TextNode.valueOf("");
        }
        return start.startsWith("<") ? xml(text) : json(text);
    }

    private static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(text);
        }
    }

    /** jsoup reads no entities from outside and gives up on nothing. */
    private static JsonNode xml(String text) {
        ObjectNode tree = Json.MAPPER.createObjectNode();
        for (Element element : Jsoup.parse(text, "", Parser.xmlParser()).getAllElements()) {
            if (element.childrenSize() == 0 && !element.tagName().startsWith("#")) {
                tree.put(element.tagName().replaceFirst("^.*:", ""), element.wholeText());
            }
        }
        return tree.isEmpty() ? TextNode.valueOf(text) : tree;
    }
}
