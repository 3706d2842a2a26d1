package io.kenh.connector.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The things that one body holds. */
final class Items {

    private static final String UP = "up";
    private static final String EACH = "each";

    private Items() {
    }

    /**
     * The objects at a dotted path, every list on the way cut into its members. Each has the plain fields of what it lay in
     * under {@code up}. The body itself where the path is empty.
     */
    static List<ObjectNode> of(ObjectNode body, String path) {
        List<ObjectNode> found = List.of(body);
        for (String step : path.isEmpty() ? new String[0] : path.split("\\.")) {
            found = found.stream().flatMap(parent -> members(parent.path(step)).filter(JsonNode::isObject)
                    .map(member -> placed((ObjectNode) member, parent))).toList();
        }
        return found;
    }

    /** The item once for each member of a list in it, the member under {@code each}. The item itself where the path is empty. */
    static List<ObjectNode> times(ObjectNode item, String path) {
        return path.isEmpty() ? List.of(item) : members(item.at("/" + path.replace('.', '/')))
                .map(member -> item.deepCopy().<ObjectNode>set(EACH, member)).toList();
    }

    private static Stream<JsonNode> members(JsonNode found) {
        return found.isArray() ? StreamSupport.stream(found.spliterator(), false) : Stream.of(found).filter(member -> !member.isMissingNode());
    }

    private static ObjectNode placed(ObjectNode member, ObjectNode parent) {
        ObjectNode plain = member.objectNode();
        parent.properties().forEach(e -> {
            if (e.getValue().isValueNode() || e.getKey().equals(UP)) {
                plain.set(e.getKey(), e.getValue());
            }
        });
        return member.deepCopy().set(UP, plain);
    }
}
