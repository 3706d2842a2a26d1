package io.kenh.console.sync;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/**
 * Writes a mapping into its text. What the form did not change stays as a person wrote it, with comments, quotes and order;
 * only what was changed is written anew.
 */
final class MappingYaml {

    private static final List<String> ORDER = List.of("object", "record", "direction", "creates", "match", "rows", "records", "deletes", "owner", "fields");

    private MappingYaml() {
    }

    /** @param before the text that the form began with; empty for none */
    static String write(String before, MappingDraft draft) {
        MappingDraft now = draft.trimmed();
        MappingDraft was = MappingText.draft(before).orElse(null);
        if (now.equals(was)) {
            return before;
        }
        StringWriter text = new StringWriter();
        yaml().serialize(merged(was == null ? block(List.of()) : (MappingNode) yaml().compose(new StringReader(before)), was, now), text);
        return text.toString();
    }

    private static Yaml yaml() {
        LoaderOptions reading = new LoaderOptions();
        reading.setProcessComments(true);
        DumperOptions writing = new DumperOptions();
        writing.setProcessComments(true);
        writing.setAllowUnicode(true);
        writing.setSplitLines(false);
        return new Yaml(new SafeConstructor(reading), new Representer(writing), writing, reading);
    }

    private static MappingNode merged(MappingNode before, MappingDraft was, MappingDraft now) {
        Map<String, Object> old = was == null ? Map.of() : values(was);
        Map<String, NodeTuple> tuples = tuples(before);
        Map<String, NodeTuple> kept = new LinkedHashMap<>();
        values(now).forEach((name, value) -> {
            NodeTuple tuple = tuples.get(name);
            if (tuple != null && value.equals(old.get(name))) {
                kept.put(name, tuple);
            } else if (name.equals("fields")) {
                kept.put(name, new NodeTuple(key(tuple, name), fields(tuple == null ? null : tuple.getValueNode(), was, now)));
            } else if (tuple != null || !isEmpty(value)) {
                kept.put(name, new NodeTuple(key(tuple, name), node(isEmpty(value) ? usual(name) : value)));
            }
        });
        return block(ordered(kept, new ArrayList<>(tuples.keySet())));
    }

    /** As a person had them; what is new goes where it usually stands, before the fields. */
    private static List<NodeTuple> ordered(Map<String, NodeTuple> kept, List<String> before) {
        List<String> names = new ArrayList<>(before);
        kept.keySet().stream().filter(name -> !before.contains(name)).sorted(Comparator.comparing(ORDER::indexOf)).forEach(name -> {
            int fields = names.indexOf("fields");
            names.add(fields < 0 || name.equals("fields") ? names.size() : fields, name);
        });
        return names.stream().map(kept::get).filter(Objects::nonNull).toList();
    }

    private static Map<String, Object> values(MappingDraft draft) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("object", draft.object());
        values.put("record", draft.record());
        values.put("direction", draft.direction());
        values.put("creates", draft.creates());
        values.put("match", draft.match());
        values.put("rows", filters(draft.rows()));
        values.put("records", filters(draft.records()));
        values.put("deletes", draft.deletes());
        values.put("owner", draft.owner());
        values.put("fields", draft.fields());
        return values;
    }

    private static Map<String, Object> filters(List<OnlyDraft> filters) {
        Map<String, Object> values = new LinkedHashMap<>();
        filters.forEach(filter -> values.put(filter.field(), filter.values()));
        return values;
    }

    private static boolean isEmpty(Object value) {
        return value instanceof String text ? text.isEmpty() : value instanceof List<?> list ? list.isEmpty() : ((Map<?, ?>) value).isEmpty();
    }

    private static Object usual(String name) {
        return switch (name) {
            case "match" -> List.of();
            case "rows", "records" -> Map.of();
            case "deletes" -> "keep";
            case "owner" -> "latest";
            default -> "both";
        };
    }

    private static Node fields(Node before, MappingDraft was, MappingDraft now) {
        Map<String, NodeTuple> tuples = before instanceof MappingNode mapping ? tuples(mapping) : Map.of();
        Map<String, FieldDraft> old = new HashMap<>();
        if (was != null) {
            was.fields().forEach(field -> old.put(field.ours(), field));
        }
        return block(now.fields().stream().map(field -> field.equals(old.get(field.ours())) ? tuples.get(field.ours())
                : new NodeTuple(key(tuples.get(field.ours()), field.ours()), node(field))).toList());
    }

    private static Node node(FieldDraft field) {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, Object> pairs = new LinkedHashMap<>();
        field.values().forEach(pair -> pairs.put(pair.ours(), pair.theirs()));
        put(values, "crm", field.crm());
        put(values, "to", field.to());
        put(values, "direction", field.direction());
        put(values, "owner", field.owner());
        put(values, "values", pairs);
        put(values, "otherwise", field.otherwise());
        put(values, "in", field.in());
        return values.size() == 1 && values.containsKey("crm") ? node(field.crm()) : node(values);
    }

    private static void put(Map<String, Object> values, String name, Object value) {
        if (!isEmpty(value)) {
            values.put(name, value);
        }
    }

    private static Node key(NodeTuple before, String name) {
        return before == null ? node(name) : before.getKeyNode();
    }

    private static Node node(Object value) {
        if (value instanceof Map<?, ?> map) {
            return new MappingNode(Tag.MAP, map.entrySet().stream().map(e -> new NodeTuple(node(e.getKey()), node(e.getValue()))).toList(), FlowStyle.FLOW);
        } else if (value instanceof List<?> list) {
            return new SequenceNode(Tag.SEQ, list.stream().map(MappingYaml::node).toList(), FlowStyle.FLOW);
        }
        return new ScalarNode(Tag.STR, value.toString(), null, null, value.toString().isEmpty() ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.PLAIN);
    }

    private static MappingNode block(List<NodeTuple> tuples) {
        return new MappingNode(Tag.MAP, tuples, FlowStyle.BLOCK);
    }

    private static Map<String, NodeTuple> tuples(MappingNode node) {
        Map<String, NodeTuple> tuples = new LinkedHashMap<>();
        node.getValue().forEach(tuple -> tuples.put(((ScalarNode) tuple.getKeyNode()).getValue(), tuple));
        return tuples;
    }
}
