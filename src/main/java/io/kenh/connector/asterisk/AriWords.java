package io.kenh.connector.asterisk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the REST interface tells of channels, in the words of the manager interface. Its channels do not say which call
 * they belong to; that follows from who dialled whom.
 */
final class AriWords {

    private static final int MOST = 20_000;
    private static final String OF_CALL = "Linkedid";

    /** Channel to the one that dialled it. */
    private final Map<String, String> dialledBy = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST;
        }
    };

    /** Empty for what says nothing about a call. */
    Map<String, String> of(JsonNode event) {
        return switch (event.path("type").asText()) {
            // a channel that the exchange makes itself, to call somebody, begins down
            case "ChannelCreated" -> event.at("/channel/state").asText().equals("Ring") ? channel("Newchannel", event.path("channel")) : Map.of();
            case "Dial" -> dial(event);
            case "ChannelDestroyed" -> destroyed(event);
            default -> Map.of();
        };
    }

    private Map<String, String> dial(JsonNode event) {
        JsonNode peer = event.path("peer");
        JsonNode caller = event.path("caller");
        String status = event.path("dialstatus").asText();
        if (!caller.path("id").isTextual()) {
            return Map.of();
        }
        dialledBy.putIfAbsent(peer.path("id").asText(), caller.path("id").asText());
        if (!status.isEmpty() && !status.equals("ANSWER")) {
            return Map.of();
        }
        Map<String, String> told = channel(status.isEmpty() ? "DialBegin" : "DialEnd", caller);
        told.put("DestChannel", peer.path("name").asText());
        told.put("DialStatus", status);
        told.put("DialString", event.path("dialstring").asText());
        return told;
    }

    private Map<String, String> destroyed(JsonNode event) {
        Map<String, String> told = channel("Hangup", event.path("channel"));
        told.put("Cause", event.path("cause").asText());
        dialledBy.remove(told.get("Uniqueid"));
        return told;
    }

    private Map<String, String> channel(String name, JsonNode channel) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("Event", name);
        told.put("Channel", channel.path("name").asText());
        told.put("Uniqueid", channel.path("id").asText());
        told.put("CallerIDNum", channel.at("/caller/number").asText());
        told.put("Exten", channel.at("/dialplan/exten").asText());
        told.put(OF_CALL, call(channel.path("id").asText()));
        return told;
    }

    /** The first of those who dialled. */
    private String call(String channel) {
        String first = channel;
        for (int i = 0; i < 20 && dialledBy.containsKey(first); i++) {
            first = dialledBy.get(first);
        }
        return first;
    }
}
