package io.kenh.sync.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.kenh.connector.FieldPicks;
import io.kenh.crm.RecordType;
import io.kenh.platform.Poison;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What the rows of topics become.
 *
 * @param topic the topics it is for, as an expression that the whole name matches
 * @param type  kind of record they become
 * @param key   the row's id; null: the key of the Kafka record
 * @param picks value of each field
 */
record FeedMapping(Pattern topic, RecordType type, FieldPicks key, FieldPicks picks) {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String KEY = "key";

    /**
     * Reads a connection's mapping: one {@code {topic, object, key, fields: {our field: pick}}}, or a list of such.
     *
     * @throws Poison for one that cannot be read
     */
    static List<FeedMapping> read(String yaml) {
        try {
            JsonNode tree = YAML.readTree(yaml);
            List<FeedMapping> mappings = new ArrayList<>();
            (tree != null && tree.isArray() ? tree : YAML.createArrayNode().add(tree)).forEach(one -> mappings.add(of(one)));
            return mappings;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new Poison("no mapping", "the mapping of the connection: found '%s', wanted {object: contact, fields: {name: column, …}} in YAML; %s"
                    .formatted(shortened(yaml), e.getMessage()));
        }
    }

    private static FeedMapping of(JsonNode declared) {
        if (!declared.path("fields").isObject()) {
            throw new IllegalArgumentException("fields are missing");
        }
        FieldPicks key = declared.has(KEY) ? FieldPicks.of(YAML.createObjectNode().set(KEY, declared.path(KEY))) : null;
        return new FeedMapping(pattern(declared.path("topic").asText(".*")), RecordType.of(declared.path("object").asText()), key,
                FieldPicks.of(declared.path("fields")));
    }

    private static Pattern pattern(String topic) {
        try {
            return Pattern.compile(topic);
        } catch (PatternSyntaxException broken) {
            throw new IllegalArgumentException("topic: " + broken.getDescription(), broken);
        }
    }

    boolean isFor(String name) {
        return topic.matcher(name).matches();
    }

    /** The row's id there. */
    Optional<String> key(Object recordKey, JsonNode row) {
        String given = recordKey == null ? "" : recordKey.toString();
        String picked = key == null || row == null ? given : key.from(row).get(KEY);
        return Optional.ofNullable(picked).filter(text -> !text.isEmpty());
    }

    /** Our fields as the row has them; null for empty ones, and none for those that it does not mention. */
    Map<String, String> fields(JsonNode row) {
        return picks.from(row);
    }

    private static String shortened(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }
}
