package io.kenh.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Whether a template can be filled, and how it is written for the engine. */
final class Syntax {

    private static final int MOST_TAGS = 300;
    private static final int DEEPEST = 8;

    private Syntax() {
    }

    /** What is wrong with the shape of the tags; field names are not looked at. */
    static List<String> faults(String template) {
        List<Tag> tags = Tag.of(template);
        List<String> faults = new ArrayList<>();
        if (tags.size() > MOST_TAGS) {
            faults.add("found %d merge fields, wanted at most %d".formatted(tags.size(), MOST_TAGS));
        }
        if (Tag.between(template, tags).stream().anyMatch(rest -> rest.contains("{{"))) {
            faults.add("found '{{' without its '}}', wanted both, as in {{name}}");
        }
        tags.forEach(tag -> shape(tag).ifPresent(faults::add));
        parts(tags, faults);
        return faults;
    }

    private static java.util.Optional<String> shape(Tag tag) {
        if (tag.mark() == '&' || tag.mark() == '{') {
            return java.util.Optional.of("found {{%c%s}}, wanted {{%2$s}}: values always go in in a safe form".formatted(tag.mark(), tag.field()));
        } else if (tag.mark() == '>' || tag.mark() == '=') {
            return java.util.Optional.of("found {{%c%s}}, wanted a field: templates cannot hold others, nor change their own signs"
                    .formatted(tag.mark(), tag.field()));
        }
        boolean broken = tag.mark() != '!' && !tag.field().matches("[\\p{L}\\p{N}_-]+( ?[\\p{L}\\p{N}_.-]+)*")
                || tag.fallback() != null && tag.fallback().matches("(?s).*[{}].*");
        return broken ? java.util.Optional.of("found {{%s}}, wanted a field's name, as in {{name}} or {{name|quý khách}}".formatted(tag.field()))
                : java.util.Optional.empty();
    }

    private static void parts(List<Tag> tags, List<String> faults) {
        Deque<String> open = new ArrayDeque<>();
        for (Tag tag : tags) {
            if (tag.mark() == '#' || tag.mark() == '^') {
                open.push(tag.field());
                if (open.size() == DEEPEST + 1) {
                    faults.add("found parts within parts %d deep, wanted at most %d".formatted(open.size(), DEEPEST));
                }
            } else if (tag.mark() == '/' && !tag.field().equals(open.poll())) {
                faults.add("found {{/%s}}, wanted it after its own {{#%1$s}} or {{^%1$s}}".formatted(tag.field()));
                return;
            }
        }
        open.forEach(field -> faults.add("found {{#%s}} or {{^%1$s}} without end, wanted {{/%1$s}} after it".formatted(field)));
    }

    /** A stated fallback becomes the two parts the engine knows: what is said with a value, and without. */
    static String forEngine(String template) {
        StringBuilder engine = new StringBuilder();
        int from = 0;
        for (Tag tag : Tag.of(template)) {
            engine.append(template, from, tag.start());
            engine.append(tag.fallback() == null ? template.substring(tag.start(), tag.end())
                    : "{{#%1$s}}{{%1$s}}{{/%1$s}}{{^%1$s}}%2$s{{/%1$s}}".formatted(tag.field(), tag.fallback()));
            from = tag.end();
        }
        return engine.append(template.substring(from)).toString();
    }
}
