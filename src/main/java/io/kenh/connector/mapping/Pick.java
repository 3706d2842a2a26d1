package io.kenh.connector.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Takes one value out of a tree. */
@FunctionalInterface
public interface Pick {

    /** The value as text, or null where there is none. */
    String from(JsonNode tree);

    /**
     * Reads the declaration: a dotted path ({@code results.0.messageId}); {@code {field: path, match: expression}},
     * whose first group is the value; {@code {value: constant}}; {@code {first: [picks]}}, the first that is there; or
     * a list of these, joined by slashes.
     *
     * @return null for a missing declaration
     */
    static Pick of(JsonNode declared) {
        if (declared.isMissingNode()) {
            return null;
        }
        if (declared.isArray()) {
            return joined(StreamSupport.stream(declared.spliterator(), false).map(Pick::of).toList());
        }
        if (declared.has("first")) {
            return first(StreamSupport.stream(declared.path("first").spliterator(), false).map(Pick::of).toList());
        }
        if (declared.has("value")) {
            String value = declared.path("value").asText();
            return tree -> value;
        }
        return declared.isTextual() ? new Place(declared.asText(), "")
                : new Place(declared.path("field").asText(), declared.path("match").asText());
    }

    /** Null only where every part is missing: one missing part leaves its side of the slash empty. */
    private static Pick joined(List<Pick> parts) {
        return tree -> {
            List<String> values = parts.stream().map(part -> part.from(tree)).toList();
            return values.stream().allMatch(Objects::isNull) ? null
                    : values.stream().map(value -> value == null ? "" : value).collect(Collectors.joining("/"));
        };
    }

    private static Pick first(List<Pick> picks) {
        return tree -> picks.stream().map(pick -> pick.from(tree)).filter(Objects::nonNull).findFirst().orElse(null);
    }
}
