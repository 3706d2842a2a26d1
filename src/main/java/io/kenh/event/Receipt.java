package io.kenh.event;

import java.time.Instant;
import java.util.Map;

/**
 * A provider's word on a message that left.
 *
 * @param messageId  our own id, which the provider gave back; null where it cannot
 * @param externalId the provider's id of the message; or null
 * @param state      {@code sent}, {@code delivered}, {@code failed}, {@code pending}, {@code opened}, {@code clicked}
 * @param reason     the provider's reason, or null
 * @param link       the address that was clicked, or null
 * @param to         whose messages it is about, where it names none; with {@code until}
 * @param until      all messages to them up to this moment; or null
 */
public record Receipt(long connectionId, Long messageId, String externalId, String state, String reason, String link, String to, Instant until) {

    /** A receipt of one message. */
    public Receipt(long connectionId, Long messageId, String externalId, String state, String reason, String link) {
        this(connectionId, messageId, externalId, state, reason, link, null, null);
    }

    /** Reads the canonical payload of a receipt event. */
    public static Receipt of(InboundEvent event) {
        Map<String, Object> payload = event.payload();
        return new Receipt(event.connectionId(), id(payload), text(payload, "externalId"),
                text(payload, "state"), text(payload, "reason"), text(payload, "link"), text(payload, "to"),
                until(payload));
    }

    private static Long id(Map<String, Object> payload) {
        String id = text(payload, "messageId");
        return id == null || !id.matches("\\d{1,18}") ? null : Long.valueOf(id);
    }

    private static Instant until(Map<String, Object> payload) {
        String millis = text(payload, "untilMillis");
        return millis == null || !millis.matches("\\d{12,14}") ? null : Instant.ofEpochMilli(Long.parseLong(millis));
    }

    private static String text(Map<String, Object> payload, String field) {
        Object value = payload.get(field);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }
}
