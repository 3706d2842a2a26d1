package io.kenh.connector.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kenh.connector.Connection;
import io.kenh.connector.HttpRequestParts;
import io.kenh.connector.Incoming;
import io.kenh.connector.Incoming.Reply;
import io.kenh.connector.Incoming.Verdict;
import java.util.List;

/** One {@code webhook} section, ready to read requests. */
final class Rules {

    private final String method;
    private final String from;
    private final Handshake handshake;
    private final Question question;
    private final Proof proof;
    private final Origins origins;
    private final String trap;
    private final EventReader events;
    private final Reply reply;

    Rules(JsonNode declared) {
        method = declared.path("method").asText("POST");
        from = declared.path("from").asText();
        handshake = Handshake.of(declared.path("handshake"));
        question = Question.of(declared.path("asked"));
        proof = Proof.of(declared.path("proof"));
        origins = new Origins(declared.path("origins").asText());
        trap = declared.path("trap").asText();
        events = new EventReader(declared);
        reply = reply(declared.path("reply"));
    }

    Incoming read(Evidence evidence) {
        Connection connection = evidence.connection();
        HttpRequestParts request = evidence.request();
        if (handshake != null && handshake.isMeant(request)) {
            return handshake.answer(evidence.secrets(), request);
        }
        if (question != null && question.isMeant(request)) {
            return question.answer(evidence);
        }
        if (!method.equalsIgnoreCase(request.method())) {
            return Incoming.refused(Verdict.MALFORMED, "found " + request.method() + ", wanted " + method);
        }
        Verdict verdict = proof.verdict(evidence);
        if (verdict != Verdict.GENUINE) {
            return Incoming.refused(verdict, "the proof is " + verdict.name().toLowerCase());
        }
        if (!origins.allow(evidence)) {
            return Incoming.refused(Verdict.WRONG, "the web site of the form is not an allowed one");
        }
        return events(connection, request);
    }

    String sign(Evidence evidence) {
        return proof.sign(evidence);
    }

    private Incoming events(Connection connection, HttpRequestParts request) {
        try {
            ObjectNode body = body(request);
            if (!trap.isEmpty() && !body.path(connection.setting(trap, "")).asText().isEmpty()) {
                return Incoming.genuine(List.of());
            }
            body.remove(connection.setting(trap, ""));
            return new Incoming(Verdict.GENUINE, null, events.read(body, request.headers(), name -> connection.setting(name, "")), reply);
        } catch (Unreadable e) {
            return Incoming.refused(Verdict.MALFORMED, e.getMessage());
        }
    }

    private ObjectNode body(HttpRequestParts request) {
        return switch (from) {
            case "query" -> Body.ofQuery(request.query());
            case "form" -> Body.ofForm(request);
            default -> Body.of(request);
        };
    }

    private static Reply reply(JsonNode declared) {
        return declared.isMissingNode() ? null : new Reply(declared.path("status").asInt(200),
                declared.path("contentType").asText("text/plain"), declared.path("body").asText(""));
    }
}
