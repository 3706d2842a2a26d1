package io.kenh.connector.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/**
 * One value's place: a dotted path ({@code results.0.messageId}), or {@code {field: path, match: expression}} whose
 * first group is the value. Without a field the expression is held against the whole text.
 */
public final class Pick {

    private final JsonPointer path;
    private final String name;
    private final Pattern match;

    private Pick(String path, String match) {
        this.path = JsonPointer.compile(path.isEmpty() ? "" : "/" + path.replace('.', '/'));
        this.name = path;
        this.match = match.isEmpty() ? null : Pattern.compile(match);
    }

    /** Reads the declaration; null for a missing one. */
    public static Pick of(JsonNode declared) {
        if (declared.isMissingNode()) {
            return null;
        }
        return declared.isTextual() ? new Pick(declared.asText(), "")
                : new Pick(declared.path("field").asText(), declared.path("match").asText());
    }

    /** The value as text, or null where there is none. A field whose very name holds dots is found too. */
    public String from(JsonNode tree) {
        JsonNode found = tree.at(path);
        if (found.isMissingNode() && !name.isEmpty()) {
            found = tree.path(name);
        }
        if (found.isMissingNode() || found.isNull()) {
            return null;
        }
        String text = found.isContainerNode() ? found.toString() : found.asText();
        return match == null ? text : group(match.matcher(text));
    }

    private static String group(Matcher matcher) {
        if (!matcher.find()) {
            return null;
        }
        return matcher.groupCount() == 0 ? matcher.group() : matcher.group(1);
    }
}
