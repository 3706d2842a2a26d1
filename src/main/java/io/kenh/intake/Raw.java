package io.kenh.intake;

/**
 * Something from outside that a channel has understood just enough to write it down.
 *
 * @param connectionId where it came in
 * @param externalId   the provider's id, or a stable hash of the payload; unique within the connection
 * @param kind         see {@link io.kenh.event.InboundEvent.Kind}
 * @param lane         raw address of the conversation partner
 * @param payload      the canonical record as JSON text
 * @param blob         sha-256 of the raw mail already stored, or null
 */
public record Raw(long connectionId, String externalId, String kind, String lane, String payload, byte[] blob) {
}
