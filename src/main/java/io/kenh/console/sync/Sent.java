package io.kenh.console.sync;

import io.kenh.console.sync.FieldDraft.Pair;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the form of a mapping sent, by dotted names: {@code fields.0.values.1.ours}. */
record Sent(Map<String, String> sent) {

    private static final int MOST_ROWS = 300;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

    /** Empty where it was not sent. */
    String text(String name) {
        return sent.getOrDefault(name, "").strip();
    }

    MappingDraft draft() {
        return new MappingDraft(text("object"), text("record"), text("direction"), text("creates"), rows("match.").map(this::text).filter(field -> !field.isEmpty()).toList(),
                text("deletes"), text("owner"), filters("rows."), filters("records."), rows("fields.").map(this::field).toList());
    }

    private List<OnlyDraft> filters(String prefix) {
        return rows(prefix).map(at -> OnlyDraft.typed(text(at + ".field"), text(at + ".values"))).toList();
    }

    private FieldDraft field(String at) {
        return new FieldDraft(text(at + ".ours"), text(at + ".crm"), text(at + ".to"), text(at + ".direction"), text(at + ".owner"),
                rows(at + ".values.").map(pair -> new Pair(text(pair + ".ours"), text(pair + ".theirs"))).toList(), text(at + ".otherwise"), text(at + ".in"));
    }

    /** The numbered places below a prefix, in the order of their numbers. */
    private Stream<String> rows(String prefix) {
        return sent.keySet().stream().filter(name -> name.startsWith(prefix)).map(name -> name.substring(prefix.length()).split("\\.", 2)[0])
                .filter(NUMBER.asMatchPredicate()).map(Integer::valueOf).distinct().sorted().limit(MOST_ROWS).map(number -> prefix + number);
    }
}
