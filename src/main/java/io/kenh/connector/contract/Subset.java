package io.kenh.connector.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Everything wanted must be found; what is found beyond it does not matter. */
final class Subset {

    private Subset() {
    }

    /** Differences as sentences that name the field. */
    static List<String> differences(String at, JsonNode wanted, JsonNode found) {
        List<String> differences = new ArrayList<>();
        if (wanted.isObject()) {
            wanted.properties().forEach(e -> differences
                    .addAll(differences(at + "." + e.getKey(), e.getValue(), found.path(e.getKey()))));
        } else if (wanted.isArray()) {
            for (int i = 0; i < wanted.size(); i++) {
                differences.addAll(differences(at + "[" + i + "]", wanted.get(i), found.path(i)));
            }
        } else if (!same(wanted, found)) {
            differences.add(at + ": found " + (found.isMissingNode() ? "nothing" : found) + ", wanted " + wanted);
        }
        return differences;
    }

    private static boolean same(JsonNode wanted, JsonNode found) {
        return wanted.isNull() ? found.isMissingNode() || found.isNull()
                : !found.isMissingNode() && wanted.asText().equals(found.asText());
    }
}
