package io.kenh.phone;

import io.kenh.crm.Addresses;
import io.kenh.event.InboundEvent;
import io.kenh.platform.Poison;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One thing that an exchange told of a call.
 *
 * @param callId    the exchange's id of the whole call
 * @param state     {@code ringing}, {@code answered}, {@code ended} or {@code recording}
 * @param direction {@code in} or {@code out}; {@code internal} for colleagues among themselves
 * @param shown     the customer's number as it was sent; null for a hidden one
 * @param extension our side, or null
 * @param hotline   the number that was called, or null
 * @param at        when, by the exchange's clock; the moment we heard of it where it does not say
 * @param talk      seconds of talk, or null
 * @param outcome   {@code ANSWERED}, {@code NO_ANSWER}, {@code BUSY}, {@code FAILED} or {@code CANCELLED}; null before the end
 * @param recording where it can be listened to, or null
 */
record CallNews(String callId, String state, String direction, String shown, String extension, String hotline, Instant at, Integer talk,
                String outcome, String recording) {

    private static final List<String> STATES = List.of("ringing", "answered", "ended", "recording");
    private static final int LONGEST_EXTENSION = 6;

    /** @throws Poison for an event without a call's id or with a state nobody knows */
    static CallNews of(InboundEvent event) {
        Map<String, Object> told = event.payload();
        String id = text(told, "callId");
        String state = text(told, "state");
        if (id == null || state == null || !STATES.contains(state)) {
            throw new Poison("no call", "event %d: found callId '%s' and state '%s'; wanted an id and one of %s".formatted(event.id(), id, state, STATES));
        }
        String caller = text(told, "caller");
        String callee = text(told, "callee");
        String direction = direction(text(told, "direction"), caller, callee);
        boolean in = !direction.equals("out");
        String ours = text(told, "extension") != null ? text(told, "extension") : own(in ? callee : caller);
        return new CallNews(id, state, direction, in ? caller : callee, ours, text(told, "hotline"), at(text(told, "at"), event.at()),
                whole(text(told, "talkSeconds")), outcome(text(told, "outcome")), text(told, "recordingUrl"));
    }

    /** E.164; null for a hidden or impossible number. */
    String phone() {
        return Addresses.phone(shown).orElse(null);
    }

    private static String direction(String said, String caller, String callee) {
        String word = said == null ? "" : said.toLowerCase(Locale.ROOT);
        if (word.startsWith("in") && !word.startsWith("internal") || word.equals("external_call_in")) {
            return "in";
        }
        if (word.startsWith("out")) {
            return "out";
        }
        if (word.startsWith("internal") || isExtension(caller) && isExtension(callee)) {
            return "internal";
        }
        return isExtension(caller) ? "out" : "in";
    }

    private static String own(String number) {
        return isExtension(number) ? number : null;
    }

    private static boolean isExtension(String number) {
        return number != null && number.length() <= LONGEST_EXTENSION && number.matches("\\d+");
    }

    private static String outcome(String said) {
        String word = said == null ? "" : said.toUpperCase(Locale.ROOT).replace(' ', '_');
        return switch (word) {
            case "" -> null;
            case "ANSWER", "ANSWERED" -> "ANSWERED";
            case "NO_ANSWER", "NOANSWER", "MISSED" -> "NO_ANSWER";
            case "BUSY" -> "BUSY";
            case "CANCEL", "CANCELLED", "CANCELED" -> "CANCELLED";
            default -> "FAILED";
        };
    }

    /** Seconds or milliseconds since 1970, or an ISO instant. */
    private static Instant at(String said, Instant heard) {
        try {
            if (said == null) {
                return heard;
            }
            if (said.matches("\\d{9,16}")) {
                long number = Long.parseLong(said);
                return said.length() > 11 ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
            }
            return OffsetDateTime.parse(said).toInstant();
        } catch (DateTimeException unreadable) {
            return heard;
        }
    }

    private static Integer whole(String said) {
        return said != null && said.matches("\\d{1,6}") ? Integer.valueOf(said) : null;
    }

    private static String text(Map<String, Object> told, String field) {
        Object value = told.get(field);
        return value == null || value.toString().isBlank() ? null : value.toString().strip();
    }
}
