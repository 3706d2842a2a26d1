package io.kenh.connector.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.kenh.connector.mapping.Pick;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** A value decided by cases, the first that holds. */
final class Cases {

    private record Case(List<Predicate<JsonNode>> when, String is) {
    }

    private final List<Case> cases;

    Cases(JsonNode declared) {
        cases = StreamSupport.stream(declared.spliterator(), false).map(Cases::read).toList();
    }

    /** The value of the first case that holds, or null. */
    String decide(JsonNode item) {
        for (Case each : cases) {
            if (each.when().stream().allMatch(test -> test.test(item))) {
                return each.is();
            }
        }
        return null;
    }

    private static Case read(JsonNode declared) {
        return new Case(declared.path("when").properties().stream()
                .map(e -> test(Pick.of(TextNode.valueOf(e.getKey())),
                        e.getValue().asText()))
                .toList(), declared.path("is").asText());
    }

    private static Predicate<JsonNode> test(Pick pick, String wanted) {
        if (wanted.startsWith(">=")) {
            long least = Long.parseLong(wanted.substring(2).strip());
            return item -> number(pick.from(item)) >= least;
        }
        return item -> wanted.equals(pick.from(item));
    }

    private static long number(String text) {
        try {
            return text == null ? Long.MIN_VALUE : Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            return Long.MIN_VALUE;
        }
    }
}
