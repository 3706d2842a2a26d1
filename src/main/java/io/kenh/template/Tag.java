package io.kenh.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * One merge field in a template: {@code {{field}}}, {@code {{field|said when there is none}}}, or the begin or end of a part
 * that depends on one.
 *
 * @param mark     '\0' for a field, '#', '^' or '/' for a part, '!' for a remark; any other is refused
 * @param field    its name, without spaces around it
 * @param fallback null when none is stated
 */
record Tag(char mark, String field, String fallback, int start, int end) {

    static final char FIELD = '\0';
    private static final Pattern SHAPE = Pattern.compile("(?s)\\{\\{(.*?)}}");
    private static final String MARKS = "#^/!&>={";

    /** In order of appearance. */
    static List<Tag> of(String template) {
        return SHAPE.matcher(template).results().map(Tag::read).toList();
    }

    private static Tag read(MatchResult found) {
        String inner = found.group(1).strip();
        char mark = inner.isEmpty() || MARKS.indexOf(inner.charAt(0)) < 0 ? FIELD : inner.charAt(0);
        String name = mark == FIELD ? inner : inner.substring(1).strip();
        int bar = mark == FIELD ? name.indexOf('|') : -1;
        return new Tag(mark, bar < 0 ? name : name.substring(0, bar).strip(), bar < 0 ? null : name.substring(bar + 1).strip(),
                found.start(), found.end());
    }

    boolean names() {
        return mark == FIELD || mark == '#' || mark == '^';
    }

    /** The parts of the template that no tag covers. */
    static List<String> between(String template, List<Tag> tags) {
        List<String> rest = new ArrayList<>();
        int from = 0;
        for (Tag tag : tags) {
            rest.add(template.substring(from, tag.start()));
            from = tag.end();
        }
        rest.add(template.substring(from));
        return rest;
    }
}
