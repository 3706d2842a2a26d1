package io.kenh.world.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.kenh.platform.Json;
import io.kenh.world.dials.Dial;
import io.kenh.world.dials.Dials;
import io.kenh.world.http.Handler;
import io.kenh.world.http.Reply;
import io.kenh.world.http.Request;
import io.kenh.world.journal.Count;
import io.kenh.world.journal.Journal;
import io.kenh.world.phone.Exchange;
import io.kenh.world.phone.RestSide;
import io.kenh.world.provider.Simulator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** {@code /world/…}: what was received, the dials and a page that shows both. All other paths are the providers'. */
public final class WorldPages implements Handler {

    private static final ObjectReader DIALS = Json.MAPPER.readerFor(new TypeReference<Map<String, Dial>>() { })
            .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Journal journal;
    private final Dials dials;
    private final Simulator simulator;
    private final Supplier<Exchange> exchange;
    private final RestSide rest;

    public WorldPages(Journal journal, Dials dials, Simulator simulator, Supplier<Exchange> exchange) {
        this.journal = journal;
        this.dials = dials;
        this.simulator = simulator;
        this.exchange = exchange;
        this.rest = new RestSide(exchange, dials);
    }

    @Override
    public void handle(Request request, Consumer<Reply> answer) {
        if (request.path().equals("/")) {
            answer.accept(new Reply(302, Map.of("Location", "/world"), ""));
        } else if (request.path().equals("/world") || request.path().startsWith("/world/")) {
            answer.accept(reply(request));
        } else {
            simulator.handle(request, reply -> {
                answer.accept(reply);
                if (reply.status() == 200) {
                    rest.accepted(request);
                }
            });
        }
    }

    @Override
    public Optional<Runnable> listen(Request request, Consumer<String> told) {
        return rest.listen(request, told);
    }

    private Reply reply(Request request) {
        String path = request.path().replaceFirst("/+$", "");
        return switch (request.method() + " " + path) {
            case "GET /world" -> Page.reply();
            case "GET /world/received" -> Reply.json(200, ReceivedList.of(journal, request));
            case "DELETE /world/received" -> forget();
            case "GET /world/received/count" -> Reply.json(200, count(request.query("connector")));
            case "GET /world/keys" -> keys(request.query("connector"));
            case "GET /world/dials" -> Reply.json(200, dials.all());
            case "PUT /world/dials" -> setDials(request.body());
            case "POST /world/call" -> call(request.body());
            case "GET /world/providers" -> Reply.json(200, Map.of("items", simulator.providers()));
            default -> Reply.json(404, Map.of("error", "no " + request.method() + " " + path
                    + " here: see /world, /world/received, /world/received/count, /world/keys, /world/dials, /world/call"));
        };
    }

    /** A customer calls: {@code {"from": "0901234567", "to": "101", "answer": true, "seconds": 3}}. */
    private Reply call(String body) {
        JsonNode wanted = Json.tree(body);
        exchange.get().callIn(wanted.path("from").asText("0901234567"), wanted.path("to").asText("101"), wanted.path("answer").asBoolean(true),
                Math.min(3_600, wanted.path("seconds").asInt(3)));
        return Reply.json(202, Map.of("rings", wanted.path("to").asText("101")));
    }

    private Reply forget() {
        journal.forget();
        return new Reply(204, Map.of(), "");
    }

    private Map<String, Object> count(String connector) {
        Count count = journal.count(connector);
        return Map.of("connector", connector == null ? Dials.ALL : connector, "requests", count.requests(),
                "taken", count.taken(), "duplicates", count.duplicates());
    }

    private Reply keys(String connector) {
        if (connector == null) {
            throw new IllegalArgumentException("connector: found none, wanted one, such as ?connector=esms");
        }
        StringBuilder lines = new StringBuilder();
        journal.keys(connector).forEach((key, times) -> lines.append("{\"key\":").append(Json.write(key))
                .append(",\"taken\":").append(times[0]).append(",\"asked\":").append(times[1]).append("}\n"));
        return Reply.of(200, "application/x-ndjson", lines.toString());
    }

    private Reply setDials(String body) {
        try {
            Map<String, Dial> wanted = DIALS.readValue(body);
            if (wanted.values().stream().anyMatch(Objects::isNull)) {
                throw new IllegalArgumentException("found null for a connector, wanted its dials or {}");
            }
            dials.set(wanted);
            return Reply.json(200, dials.all());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the dials are not as wanted: " + e.getOriginalMessage(), e);
        }
    }
}
