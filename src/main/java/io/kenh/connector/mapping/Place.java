package io.kenh.connector.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/** One value's place. Without a path the expression is held against the whole text. */
final class Place implements Pick {

    private final JsonPointer path;
    private final String name;
    private final Pattern match;

    Place(String path, String match) {
        this.path = JsonPointer.compile(path.isEmpty() ? "" : "/" + path.replace('.', '/'));
        this.name = path;
        this.match = match.isEmpty() ? null : Pattern.compile(match);
    }

    /** What stands here; a field whose very name holds dots is found too. */
    JsonNode in(JsonNode tree) {
        JsonNode found = tree.at(path);
        return found.isMissingNode() && !name.isEmpty() ? tree.path(name) : found;
    }

    @Override
    public String from(JsonNode tree) {
        JsonNode found = in(tree);
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
