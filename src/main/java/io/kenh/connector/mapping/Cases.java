package io.kenh.connector.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** A value decided by cases, the first that holds. */
public final class Cases {

    private record Case(When when, String is) {
    }

    private final List<Case> cases;

    /** @param declared a list of {@code {when: {…}, is: value}}; a missing one decides nothing */
    public Cases(JsonNode declared) {
        cases = StreamSupport.stream(declared.spliterator(), false)
                .map(each -> new Case(new When(each.path("when")), each.path("is").asText())).toList();
    }

    /** The value of the first case that holds, or null. */
    public String decide(JsonNode tree) {
        return cases.stream().filter(each -> each.when().test(tree)).map(Case::is).findFirst().orElse(null);
    }
}
