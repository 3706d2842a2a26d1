package io.kenh.console.builder;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a form sent, read by dotted names: {@code filter.0.field} is {@code under("filter").rows().get(0).one("field")}. */
record Params(Map<String, String[]> sent, String prefix) {

    /** More rows than any edition allows are not even read. */
    private static final int MOST_ROWS = 200;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

    static Params of(Map<String, String[]> sent) {
        return new Params(sent, "");
    }

    /** The names that begin with this one and a dot. */
    Params under(String name) {
        return new Params(sent, prefix + name + ".");
    }

    /** The value as typed; null when it was not sent. */
    String one(String name) {
        String[] values = sent.get(prefix + name);
        return values == null || values.length == 0 ? null : values[0];
    }

    /** The value without spaces around it; null when there is nothing in it. */
    String word(String name) {
        String value = one(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** Every value that is not blank. */
    List<String> all(String name) {
        return Arrays.stream(sent.getOrDefault(prefix + name, new String[0])).filter(value -> !value.isBlank()).toList();
    }

    /** Every value, blank ones too. */
    List<String> each(String name) {
        return List.of(sent.getOrDefault(prefix + name, new String[0]));
    }

    /** The numbered rows here, in the order of their numbers. */
    List<Params> rows() {
        return heads().stream().filter(head -> NUMBER.matcher(head).matches()).sorted(Comparator.comparing(Integer::valueOf))
                .limit(MOST_ROWS).map(this::under).toList();
    }

    /** What stands right after the prefix, once each. */
    List<String> heads() {
        return sent.keySet().stream().filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()).split("\\.", 2)[0]).distinct().collect(Collectors.toList());
    }
}
