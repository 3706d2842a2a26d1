package io.kenh.connector.webhook;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kenh.connector.HttpRequestParts;
import io.kenh.connector.Incoming;
import io.kenh.connector.Incoming.Reply;
import io.kenh.connector.Incoming.Verdict;
import io.kenh.connector.mapping.When;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * The GET by which a provider asks what to do and waits for the answer: the first of several that fits its query and the
 * connection's settings. Nothing is written down.
 */
final class Question {

    private static final Pattern PLACE = Pattern.compile("\\{([\\w.-]+)}");

    private record Case(When query, JsonNode settings, String body) { }

    private final Proof proof;
    private final String contentType;
    private final List<Case> cases;

    private Question(JsonNode declared) {
        proof = Proof.of(declared.path("proof"));
        contentType = declared.path("contentType").asText("application/json");
        cases = StreamSupport.stream(declared.path("replies").spliterator(), false)
                .map(each -> new Case(new When(each.path("when")), each.path("with"), each.path("body").asText())).toList();
    }

    /** Null where none is declared. */
    static Question of(JsonNode declared) {
        return declared.isMissingNode() ? null : new Question(declared);
    }

    boolean isMeant(HttpRequestParts request) {
        return "GET".equalsIgnoreCase(request.method());
    }

    Incoming answer(Evidence evidence) {
        Verdict verdict = proof.verdict(evidence);
        if (verdict != Verdict.GENUINE) {
            return Incoming.refused(verdict, "the proof of the question is " + verdict.name().toLowerCase());
        }
        ObjectNode query = Body.ofQuery(evidence.request().query());
        return cases.stream().filter(each -> each.query().test(query) && holds(each.settings(), evidence)).findFirst()
                .map(each -> new Incoming(verdict, null, List.of(), new Reply(200, contentType, filled(each.body(), evidence))))
                .orElseGet(() -> Incoming.refused(Verdict.MALFORMED, "there is no answer to this question"));
    }

    private static boolean holds(JsonNode settings, Evidence evidence) {
        return settings.properties().stream().allMatch(e -> e.getValue().asText().equals(evidence.connection().setting(e.getKey(), "")));
    }

    /** No value can break out of its place. */
    private static String filled(String body, Evidence evidence) {
        return PLACE.matcher(body).replaceAll(place -> {
            String value = evidence.value(place.group(1));
            return value == null ? "" : Matcher.quoteReplacement(new String(JsonStringEncoder.getInstance().quoteAsString(value)));
        });
    }
}
