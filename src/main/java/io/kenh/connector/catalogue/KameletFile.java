package io.kenh.connector.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names that a Kamelet asks for. */
final class KameletFile {

    private static final Pattern SETTING = Pattern.compile("\\{\\{\\??([\\w.-]+)}}");
    private static final Pattern FIELD = Pattern.compile("\\$\\{([\\w.-]+)(?:\\|\\w+)*(?:\\?[^}]*)?}");

    private static final Pattern CHOSEN = Pattern.compile("[?:]@([\\w.-]+)");

    private final JsonNode tree;

    KameletFile(JsonNode tree) {
        this.tree = tree;
    }

    String name() {
        return tree.at("/metadata/name").asText();
    }

    /** Names in {@code {{…}}}, anywhere. */
    Set<String> settings() {
        return names(SETTING, texts(tree.at("/spec/template"), false));
    }

    /** Names in <code>${…}</code> of our own templates. */
    Set<String> fields() {
        List<String> templates = tree.findValues("language").stream()
                .filter(n -> n.path("language").asText().endsWith("-template"))
                .map(n -> n.path("expression").asText()).toList();
        Set<String> fields = names(FIELD, templates);
        fields.addAll(names(CHOSEN, templates));
        return fields;
    }

    /** Names in {@code {{…}}} that become part of an address. */
    Set<String> settingsInAddresses() {
        return names(SETTING, texts(tree.at("/spec/template"), true));
    }

    private static List<String> texts(JsonNode node, boolean addressesOnly) {
        List<String> found = new ArrayList<>();
        if (addressesOnly) {
            node.findValues("uri").forEach(n -> found.add(n.asText()));
            node.findValues("parameters").forEach(n -> found.add(n.toString()));
        } else {
            found.add(node.toString());
        }
        return found;
    }

    private static Set<String> names(Pattern pattern, List<String> texts) {
        Set<String> names = new LinkedHashSet<>();
        for (String text : texts) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                names.add(matcher.group(1));
            }
        }
        return names;
    }
}
