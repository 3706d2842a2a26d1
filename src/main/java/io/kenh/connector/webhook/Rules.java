package io.kenh.connector.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kenh.connector.Connection;
import io.kenh.connector.HttpRequestParts;
import io.kenh.connector.Incoming;
import io.kenh.connector.Incoming.Verdict;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** One {@code webhook} section, ready to read requests. */
final class Rules {

    private final String method;
    private final boolean query;
    private final Handshake handshake;
    private final Proof proof;
    private final Origins origins;
    private final String trap;
    private final String each;
    private final EventMapping mapping;

    Rules(JsonNode declared) {
        method = declared.path("method").asText("POST");
        query = "query".equals(declared.path("from").asText());
        handshake = Handshake.of(declared.path("handshake"));
        proof = Proof.of(declared.path("proof"));
        origins = new Origins(declared.path("origins").asText());
        trap = declared.path("trap").asText();
        each = declared.path("each").asText();
        mapping = new EventMapping(declared);
    }

    Incoming read(Connection connection, Map<String, String> secrets, HttpRequestParts request) {
        if (handshake != null && handshake.isMeant(request)) {
            return handshake.answer(secrets, request);
        }
        if (!method.equalsIgnoreCase(request.method())) {
            return Incoming.refused(Verdict.MALFORMED, "found " + request.method() + ", wanted " + method);
        }
        Verdict verdict = proof.verdict(secrets, request);
        if (verdict != Verdict.GENUINE) {
            return Incoming.refused(verdict, "the proof is " + verdict.name().toLowerCase());
        }
        if (!origins.allow(connection, request)) {
            return Incoming.refused(Verdict.WRONG, "the web site of the form is not an allowed one");
        }
        return events(connection, request);
    }

    private Incoming events(Connection connection, HttpRequestParts request) {
        try {
            ObjectNode body = query ? Body.ofQuery(request.query()) : Body.of(request);
            if (!trap.isEmpty() && !body.path(connection.setting(trap, "")).asText().isEmpty()) {
                return Incoming.genuine(List.of());
            }
            body.remove(connection.setting(trap, ""));
            return Incoming.genuine(each.isEmpty() ? List.of(mapping.event(body, request)) : batch(body, request));
        } catch (Unreadable e) {
            return Incoming.refused(Verdict.MALFORMED, e.getMessage());
        }
    }

    private List<Incoming.Event> batch(ObjectNode body, HttpRequestParts request) {
        JsonNode list = body.at("/" + each.replace('.', '/'));
        return StreamSupport.stream(list.spliterator(), false).filter(JsonNode::isObject)
                .map(item -> mapping.event((ObjectNode) item, request)).toList();
    }
}
