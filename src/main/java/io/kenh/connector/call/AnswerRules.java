package io.kenh.connector.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.connector.Answer;
import io.kenh.connector.Outcome;
import io.kenh.connector.mapping.Cases;
import io.kenh.connector.mapping.Pick;
import io.kenh.connector.mapping.Tree;
import java.util.HashMap;
import java.util.Map;

/** What a provider's answers mean: the {@code answer} section of a connector. */
public final class AnswerRules {

    private static final Map<String, Outcome> HTTP = Map.of("401", Outcome.AUTH, "403", Outcome.AUTH,
            "408", Outcome.UNKNOWN, "429", Outcome.RATE, "4xx", Outcome.DATA, "502", Outcome.UNKNOWN,
            "504", Outcome.UNKNOWN, "5xx", Outcome.RETRY, "3xx", Outcome.CONFIG);

    private final Pick code;
    private final Pick id;
    private final Pick text;
    private final Cases cases;
    private final Map<String, Outcome> codes = new HashMap<>();
    private final Map<String, Outcome> http = new HashMap<>(HTTP);
    private final Outcome unlisted;
    private final Outcome missing;

    /** @param declared the {@code answer} section */
    public AnswerRules(JsonNode declared) {
        code = Pick.of(declared.path("code"));
        id = Pick.of(declared.path("id"));
        text = Pick.of(declared.path("text"));
        cases = new Cases(declared.path("cases"));
        declared.path("errors").properties().forEach(e -> e.getValue()
                .forEach(c -> codes.put(c.asText(), Outcome.valueOf(e.getKey()))));
        declared.path("success").forEach(c -> codes.put(c.asText(), Outcome.ACCEPTED));
        declared.path("http").properties()
                .forEach(e -> http.put(e.getKey(), Outcome.valueOf(e.getValue().asText())));
        unlisted = Outcome.valueOf(declared.path("unlisted").asText("DATA"));
        missing = Outcome.valueOf(declared.path("missing").asText("UNKNOWN"));
    }

    /**
     * Reads an answer. A case that holds decides; then a code that the tables know; then an HTTP status of 300 and
     * more; then the fallbacks. Without a {@code code} field every 2xx is success.
     */
    public Answer read(int status, String body) {
        return read(status, Tree.of(body));
    }

    /** The same of a body that is a tree already. */
    Answer read(int status, JsonNode tree) {
        String found = pick(code, tree);
        String shown = found == null ? "HTTP " + status : found;
        return new Answer(outcome(status, found, tree), pick(id, tree), shown, pick(text, tree));
    }

    private Outcome outcome(int status, String found, JsonNode tree) {
        String decided = cases.decide(tree);
        if (decided != null) {
            return Outcome.valueOf(decided);
        }
        Outcome known = found == null ? null : byCode(found);
        if (known != null) {
            return known;
        }
        return status >= 300 ? byStatus(status) : fallback(found);
    }

    private Outcome byCode(String found) {
        Outcome exact = codes.get(found);
        return exact != null || found.length() != 3 ? exact : codes.get(found.charAt(0) + "xx");
    }

    private Outcome fallback(String found) {
        if (code == null) {
            return Outcome.ACCEPTED;
        }
        return found == null ? missing : unlisted;
    }

    private Outcome byStatus(int status) {
        Outcome exact = http.get(Integer.toString(status));
        return exact != null ? exact : http.get(status / 100 + "xx");
    }

    private static String pick(Pick pick, JsonNode tree) {
        return pick == null ? null : pick.from(tree);
    }
}
