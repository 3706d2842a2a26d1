package io.kenh.connector.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.connector.HttpRequestParts;
import io.kenh.connector.Incoming;
import io.kenh.connector.Incoming.Reply;
import io.kenh.connector.Incoming.Verdict;
import java.util.List;
import java.util.Map;

/**
 * The GET by which a provider makes sure that the address is ours before it sends anything: it shows a token that we
 * gave it and wants a challenge back.
 *
 * @param token     query parameter that carries the token
 * @param parameter the connection's parameter that holds it
 * @param echo      query parameter to send back
 */
record Handshake(String token, String parameter, String echo) {

    /** Null where none is declared. */
    static Handshake of(JsonNode declared) {
        return declared.isMissingNode() ? null : new Handshake(declared.path("token").asText(),
                declared.path("parameter").asText(), declared.path("echo").asText());
    }

    boolean isMeant(HttpRequestParts request) {
        return "GET".equalsIgnoreCase(request.method()) && request.query().containsKey(echo);
    }

    Incoming answer(Map<String, String> secrets, HttpRequestParts request) {
        Verdict verdict = Proof.compare(secrets.get(parameter), request.first(token));
        return verdict == Verdict.GENUINE
                ? new Incoming(verdict, null, List.of(), new Reply(200, "text/plain", request.first(echo)))
                : Incoming.refused(verdict, "the token of the handshake is not ours");
    }
}
