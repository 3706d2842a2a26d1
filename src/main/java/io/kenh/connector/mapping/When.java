package io.kenh.connector.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Whether a tree looks as declared: path to wanted text, and all must hold. A wanted text may be {@code >=number},
 * {@code ~part} for a part of the text in any case, {@code *} for anything that is there and {@code !} for nothing.
 */
public final class When implements Predicate<JsonNode> {

    private final List<Predicate<JsonNode>> tests;

    /** @param declared a {@code when} object; a missing one always holds */
    public When(JsonNode declared) {
        tests = declared.properties().stream()
                .map(e -> test(Pick.of(TextNode.valueOf(e.getKey())), e.getValue().asText())).toList();
    }

    @Override
    public boolean test(JsonNode tree) {
        return tests.stream().allMatch(test -> test.test(tree));
    }

    private static Predicate<JsonNode> test(Pick pick, String wanted) {
        if (wanted.startsWith(">=")) {
            long least = Long.parseLong(wanted.substring(2).strip());
            return tree -> number(pick.from(tree)) >= least;
        }
        if (wanted.startsWith("~")) {
            String part = lower(wanted.substring(1));
            return tree -> lower(pick.from(tree)).contains(part);
        }
        return switch (wanted) {
            case "*" -> tree -> pick.from(tree) != null;
            case "!" -> tree -> pick.from(tree) == null;
            default -> tree -> wanted.equals(pick.from(tree));
        };
    }

    private static String lower(String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    private static long number(String text) {
        try {
            return text == null ? Long.MIN_VALUE : Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            return Long.MIN_VALUE;
        }
    }
}
