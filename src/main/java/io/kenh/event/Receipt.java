package io.kenh.event;

import java.util.Map;

/**
 * A provider's word on a message that left.
 *
 * @param messageId  our own id, which the provider gave back; null where it cannot
 * @param externalId the provider's id of the message; or null
 * @param state      {@code sent}, {@code delivered}, {@code failed}, {@code pending}, {@code opened}, {@code clicked}
 * @param reason     the provider's reason, or null
 * @param link       the address that was clicked, or null
 */
public record Receipt(long connectionId, Long messageId, String externalId, String state, String reason, String link) {

    /** Reads the canonical payload of a receipt event. */
    public static Receipt of(InboundEvent event) {
        Map<String, Object> payload = event.payload();
        return new Receipt(event.connectionId(), id(payload), text(payload, "externalId"),
                text(payload, "state"), text(payload, "reason"), text(payload, "link"));
    }

    private static Long id(Map<String, Object> payload) {
        String id = text(payload, "messageId");
        return id == null || !id.matches("\\d{1,18}") ? null : Long.valueOf(id);
    }

    private static String text(Map<String, Object> payload, String field) {
        Object value = payload.get(field);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }
}
