package io.kenh.connector.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Dotted paths in trees; a step of digits is a place in a list. */
final class Paths {

    private static final int LONGEST_LIST = 100;

    private Paths() {
    }

    /** What stands there; the tree itself for an empty path, missing for nothing. A name that holds dots is found too. */
    static JsonNode get(JsonNode tree, String path) {
        if (path.isEmpty()) {
            return tree;
        }
        JsonNode whole = tree.path(path);
        if (!whole.isMissingNode()) {
            return whole;
        }
        JsonNode at = tree;
        for (String step : path.split("\\.")) {
            at = at.isArray() && isPlace(step) ? at.path(Integer.parseInt(step)) : at.path(step);
        }
        return at == null ? MissingNode.getInstance() : at;
    }

    /** Puts a value there and makes what is missing on the way. */
    static void put(ObjectNode tree, String path, JsonNode value) {
        String[] steps = path.split("\\.");
        JsonNode at = tree;
        for (int i = 0; i < steps.length - 1; i++) {
            at = child(at, steps[i], isPlace(steps[i + 1]));
        }
        set(at, steps[steps.length - 1], value);
    }

    private static JsonNode child(JsonNode at, String step, boolean list) {
        JsonNode found = at.isArray() ? at.path(Integer.parseInt(step)) : at.path(step);
        if (found.isContainerNode()) {
            return found;
        }
        JsonNode made = list ? ((com.fasterxml.jackson.databind.node.ContainerNode<?>) at).arrayNode()
                : ((com.fasterxml.jackson.databind.node.ContainerNode<?>) at).objectNode();
        set(at, step, made);
        return made;
    }

    private static void set(JsonNode at, String step, JsonNode value) {
        if (at instanceof ArrayNode list) {
            int place = Integer.parseInt(step);
            while (list.size() <= place) {
                list.addNull();
            }
            list.set(place, value);
        } else {
            ((ObjectNode) at).set(step, value);
        }
    }

    private static boolean isPlace(String step) {
        return step.matches("\\d{1,2}") && Integer.parseInt(step) < LONGEST_LIST;
    }
}
