package io.kenh.connector.crm;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.connector.mapping.When;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** By what an answer is recognised that is no failure: HTTP statuses, or how its content looks. */
final class Signs {

    private final Set<Integer> statuses = new HashSet<>();
    private final List<When> looks = new ArrayList<>();

    /** @param usual statuses that hold where nothing is declared */
    Signs(JsonNode declared, int... usual) {
        declared.forEach(one -> {
            if (one.isObject()) {
                looks.add(new When(one));
            } else {
                statuses.add(one.asInt());
            }
        });
        if (declared.isMissingNode()) {
            for (int status : usual) {
                statuses.add(status);
            }
        }
    }

    boolean in(int status, JsonNode tree) {
        return statuses.contains(status) || looks.stream().anyMatch(look -> look.test(tree));
    }
}
