package io.kenh.console.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.kenh.console.sync.FieldDraft.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Reads the text of a mapping into the form: all of it, or not at all. */
final class MappingText {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Set<String> TOP = Set.of("object", "record", "direction", "creates", "match", "deletes", "owner", "rows", "records", "fields");
    private static final Set<String> FIELD = Set.of("crm", "to", "owner", "direction", "values", "otherwise", "in");

    private MappingText() {
    }

    /** Empty where the text is no mapping, or says what the form has no place for. */
    static Optional<MappingDraft> draft(String yaml) {
        try {
            JsonNode tree = YAML.readTree(yaml);
            return tree != null && fits(tree) ? Optional.of(draft(tree)) : Optional.empty();
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean fits(JsonNode tree) {
        return tree.isObject() && knows(tree, TOP) && objectOrNone(tree.path("fields")) && isFilter(tree.path("rows")) && isFilter(tree.path("records"))
                && StreamSupport.stream(tree.path("fields").spliterator(), false).allMatch(field -> field.isTextual()
                || field.isObject() && knows(field, FIELD) && objectOrNone(field.path("values")));
    }

    /** The form writes the values of a filter with commas between. */
    private static boolean isFilter(JsonNode node) {
        return objectOrNone(node) && filters(node).stream().flatMap(filter -> filter.values().stream()).noneMatch(value -> value.contains(","));
    }

    private static boolean objectOrNone(JsonNode node) {
        return node.isMissingNode() || node.isObject();
    }

    private static boolean knows(JsonNode node, Set<String> names) {
        return node.properties().stream().allMatch(e -> names.contains(e.getKey()));
    }

    private static MappingDraft draft(JsonNode tree) {
        List<FieldDraft> fields = new ArrayList<>();
        tree.path("fields").properties().forEach(e -> fields.add(field(e.getKey(), e.getValue())));
        List<String> match = tree.path("match").isArray() ? texts(tree.path("match")) : List.of();
        return new MappingDraft(text(tree, "object"), text(tree, "record"), text(tree, "direction"), text(tree, "creates"), match,
                text(tree, "deletes"), text(tree, "owner"), filters(tree.path("rows")), filters(tree.path("records")), fields);
    }

    private static List<OnlyDraft> filters(JsonNode declared) {
        List<OnlyDraft> filters = new ArrayList<>();
        declared.properties().forEach(e -> filters.add(new OnlyDraft(e.getKey(), e.getValue().isArray() ? texts(e.getValue()) : List.of(e.getValue().asText()))));
        return filters;
    }

    private static FieldDraft field(String ours, JsonNode declared) {
        if (declared.isTextual()) {
            return new FieldDraft(ours, declared.asText(), "", "", "", List.of(), "", "");
        }
        List<Pair> values = new ArrayList<>();
        declared.path("values").properties().forEach(e -> values.add(new Pair(e.getKey(), e.getValue().asText())));
        return new FieldDraft(ours, text(declared, "crm"), text(declared, "to"), text(declared, "direction"), text(declared, "owner"), values,
                text(declared, "otherwise"), text(declared, "in"));
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).isNull() ? "" : node.path(name).asText("");
    }
}
