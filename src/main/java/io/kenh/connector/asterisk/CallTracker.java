package io.kenh.connector.asterisk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes one call of what Asterisk tells of its legs. Legs of one call share their {@code Linkedid}. A leg to a telephone of
 * ours is known by its channel, {@code PJSIP/101-0000002a}; anything else is a line to the outside.
 */
final class CallTracker {

    private static final int MOST = 5_000;
    private static final Pattern TELEPHONE = Pattern.compile("(?:PJSIP|SIP|IAX2|SCCP|Local)/(\\d{2,6})[-@].*");

    /** What is known of a call so far. */
    private static final class Known {
        private String direction;
        private String customer;
        private String extension;
        private String hotline;
        private boolean answered;
    }

    private final Map<String, Known> calls = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST;
        }
    };
    private final String recordings;

    /** @param recordings address of a recording with {@code {id}} for the call's id; blank for none */
    CallTracker(String recordings) {
        this.recordings = recordings;
    }

    /** What an event tells of a call, in our words; empty for what tells nothing new. */
    Optional<Map<String, String>> hear(Map<String, String> event) {
        String id = event.get("Linkedid");
        if (id == null || id.isEmpty()) {
            return Optional.empty();
        }
        return switch (event.getOrDefault("Event", "")) {
            case "Newchannel" -> begins(id, event);
            case "DialBegin" -> rings(id, event);
            case "DialEnd" -> "ANSWER".equals(event.get("DialStatus")) ? answered(id, event.get("DestChannel")) : Optional.empty();
            case "Hangup" -> id.equals(event.get("Uniqueid")) ? ends(id, event) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** The first leg of a call from outside shows the number that was called before a menu sends it on. */
    private Optional<Map<String, String>> begins(String id, Map<String, String> event) {
        if (id.equals(event.get("Uniqueid")) && telephone(event.get("Channel")) == null && number(event.get("CallerIDNum")) != null) {
            Known call = calls.computeIfAbsent(id, key -> new Known());
            call.direction = "in";
            call.customer = number(event.get("CallerIDNum"));
            call.hotline = number(event.get("Exten"));
            return Optional.of(told(id, call, "ringing"));
        }
        return Optional.empty();
    }

    private Optional<Map<String, String>> rings(String id, Map<String, String> event) {
        String from = telephone(event.get("Channel"));
        String to = telephone(event.get("DestChannel"));
        Known call = calls.computeIfAbsent(id, key -> new Known());
        if (call.direction == null) {
            call.direction = from == null ? "in" : to == null ? "out" : "internal";
        }
        if (call.direction.equals("internal")) {
            return Optional.empty();
        }
        boolean in = call.direction.equals("in");
        call.extension = or(in ? to : from, call.extension);
        call.customer = or(call.customer, in ? number(event.get("CallerIDNum")) : or(number(event.get("Exten")), number(event.get("DialString"))));
        return Optional.of(told(id, call, "ringing"));
    }

    private Optional<Map<String, String>> answered(String id, String channel) {
        Known call = calls.get(id);
        if (call == null || call.direction == null || call.direction.equals("internal") || call.answered) {
            return Optional.empty();
        }
        call.answered = true;
        call.extension = call.direction.equals("in") ? or(telephone(channel), call.extension) : call.extension;
        return Optional.of(told(id, call, "answered"));
    }

    private Optional<Map<String, String>> ends(String id, Map<String, String> event) {
        Known call = calls.remove(id);
        if (call == null || call.direction == null || call.direction.equals("internal")) {
            return Optional.empty();
        }
        Map<String, String> told = told(id, call, "ended");
        told.put("outcome", call.answered ? "ANSWERED" : outcome(event.get("Cause")));
        if (call.answered && !recordings.isBlank()) {
            told.put("recordingUrl", recordings.replace("{id}", id));
        }
        return Optional.of(told);
    }

    /** By the causes of Q.850. */
    private static String outcome(String cause) {
        return switch (cause == null ? "" : cause) {
            case "17", "21" -> "BUSY";
            case "", "16", "18", "19", "26", "127" -> "NO_ANSWER";
            default -> "FAILED";
        };
    }

    private static Map<String, String> told(String id, Known call, String state) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("callId", id);
        told.put("state", state);
        told.put("direction", call.direction);
        boolean in = call.direction.equals("in");
        put(told, in ? "caller" : "callee", call.customer);
        put(told, "extension", call.extension);
        put(told, "hotline", call.hotline);
        return told;
    }

    private static void put(Map<String, String> told, String name, String value) {
        if (value != null) {
            told.put(name, value);
        }
    }

    /** Of one of ours; null for a line to the outside. */
    private static String telephone(String channel) {
        Matcher matcher = TELEPHONE.matcher(channel == null ? "" : channel);
        return matcher.matches() ? matcher.group(1) : null;
    }

    /** Null for what is no telephone number, such as {@code <unknown>} or {@code s}. */
    private static String number(String text) {
        String plain = text == null ? "" : text.replaceFirst("[@/].*$", "");
        return plain.matches("\\+?\\d{3,15}") ? plain : null;
    }

    private static String or(String first, String second) {
        return first == null ? second : first;
    }
}
