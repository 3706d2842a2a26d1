package io.kenh.intake.mail;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes lines out of a text that are nothing but the delimiter of a multipart of the same mail. Where parts are nested
 * wrongly such lines end up among the words; they are structure, whichever part they fell into.
 */
final class Delimiters {

    private Delimiters() { }

    static String removed(String text, MimePart root) {
        if (!text.contains("--")) return text;
        Set<String> delimiters = root.all().map(part -> part.headers().parameters("Content-Type").get("boundary")).filter(b -> b != null && !b.isBlank())
                .flatMap(b -> Stream.of("--" + b, "--" + b + "--")).collect(Collectors.toSet());
        List<String> lines = List.of(text.split("\n", -1));
        return lines.stream().noneMatch(delimiters::contains) ? text
                : lines.stream().filter(line -> !delimiters.contains(line)).collect(Collectors.joining("\n"));
    }
}
