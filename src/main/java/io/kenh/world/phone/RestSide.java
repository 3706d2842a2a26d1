package io.kenh.world.phone;

import io.kenh.platform.Json;
import io.kenh.world.dials.Dials;
import io.kenh.world.http.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The REST interface of the practice exchange: the same calls, told over a web socket as channels and who dials whom. */
public final class RestSide {

    private static final String NAME = "asterisk-ari";
    private static final String EVENTS = "/" + NAME + "/ari/events";
    private static final String CHANNELS = "/" + NAME + "/ari/channels";

    private final Supplier<Exchange> exchange;
    private final Dials dials;

    public RestSide(Supplier<Exchange> exchange, Dials dials) {
        this.exchange = exchange;
        this.dials = dials;
    }

    /** Empty for another address and for a log-in that is refused. */
    public Optional<Runnable> listen(Request request, Consumer<String> told) {
        if (!request.path().equals(EVENTS) || request.header("Authorization") == null || dials.of(NAME).expiredToken()) {
            return Optional.empty();
        }
        return Optional.of(exchange.get().listen(event -> told.accept(Json.write(words(event)))));
    }

    /** An order that was accepted is carried out. */
    public void accepted(Request request) {
        if (request.method().equals("POST") && request.path().equals(CHANNELS)) {
            exchange.get().callOut(request.query("endpoint"), request.query("extension"));
        }
    }

    private static Map<String, Object> words(Map<String, String> event) {
        Map<String, Object> words = new LinkedHashMap<>();
        Map<String, Object> channel = channel(event.get("Uniqueid"), event.get("Channel"), event);
        switch (event.get("Event")) {
            case "Newchannel" -> words.putAll(Map.of("type", "ChannelCreated", "channel", channel));
            case "Hangup" -> words.putAll(Map.of("type", "ChannelDestroyed", "channel", channel, "cause", Integer.parseInt(event.get("Cause"))));
            default -> words.putAll(Map.of("type", "Dial", "caller", channel, "peer", channel(event.get("Uniqueid") + "1", event.get("DestChannel"), Map.of()),
                    "dialstatus", event.getOrDefault("DialStatus", ""), "dialstring", event.getOrDefault("DialString", "")));
        }
        words.put("application", "kenh");
        return words;
    }

    private static Map<String, Object> channel(String id, String name, Map<String, String> event) {
        return Map.of("id", id, "name", name, "state", event.getOrDefault("ChannelStateDesc", "Up"),
                "caller", Map.of("name", "", "number", event.getOrDefault("CallerIDNum", "")),
                "dialplan", Map.of("context", event.getOrDefault("Context", ""), "exten", event.getOrDefault("Exten", ""), "priority", 1));
    }
}
