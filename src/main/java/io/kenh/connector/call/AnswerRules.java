package io.kenh.connector.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.kenh.connector.Answer;
import io.kenh.connector.Outcome;
import io.kenh.connector.mapping.Pick;
import java.util.HashMap;
import java.util.Map;

/** What a provider's answers mean: the {@code answer} section of a connector. */
public final class AnswerRules {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Outcome> HTTP = Map.of("401", Outcome.AUTH, "403", Outcome.AUTH,
            "408", Outcome.UNKNOWN, "429", Outcome.RATE, "4xx", Outcome.DATA, "502", Outcome.UNKNOWN,
            "504", Outcome.UNKNOWN, "5xx", Outcome.RETRY, "3xx", Outcome.CONFIG);

    private final Pick code;
    private final Pick id;
    private final Pick text;
    private final Map<String, Outcome> codes = new HashMap<>();
    private final Map<String, Outcome> http = new HashMap<>(HTTP);
    private final Outcome unlisted;
    private final Outcome missing;

    /** @param declared the {@code answer} section */
    public AnswerRules(JsonNode declared) {
        code = Pick.of(declared.path("code"));
        id = Pick.of(declared.path("id"));
        text = Pick.of(declared.path("text"));
        declared.path("errors").properties().forEach(e -> e.getValue()
                .forEach(c -> codes.put(c.asText(), Outcome.valueOf(e.getKey()))));
        declared.path("success").forEach(c -> codes.put(c.asText(), Outcome.ACCEPTED));
        declared.path("http").properties()
                .forEach(e -> http.put(e.getKey(), Outcome.valueOf(e.getValue().asText())));
        unlisted = Outcome.valueOf(declared.path("unlisted").asText("DATA"));
        missing = Outcome.valueOf(declared.path("missing").asText("UNKNOWN"));
    }

    /**
     * Reads an answer. A code that the tables know decides; otherwise an HTTP status of 300 and more; otherwise
     * the fallbacks. Without a {@code code} field every 2xx is success.
     */
    public Answer read(int status, String body) {
        JsonNode tree = tree(body);
        String found = pick(code, tree);
        Outcome outcome = found == null ? null : byCode(found);
        if (outcome == null) {
            outcome = status >= 300 ? byStatus(status) : fallback(found);
        }
        String shown = found == null ? "HTTP " + status : found;
        return new Answer(outcome, pick(id, tree), shown, pick(text, tree));
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

    private static JsonNode tree(String body) {
        if (body.isBlank()) {
            return TextNode.valueOf("");
        }
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(body);
        }
    }
}
