package io.kenh.intake;

import io.kenh.platform.Blobs;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

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

    /** Longer texts fit into no index entry. */
    private static final int LONGEST = 400;

    public Raw {
        externalId = storable(externalId);
        lane = storable(lane);
    }

    /** PostgreSQL takes neither NUL nor long keys; what was different stays different. */
    private static String storable(String text) {
        String plain = text.replace('\0', '\uFFFD');
        return plain.length() <= LONGEST ? plain
                : plain.substring(0, LONGEST - 64) + HexFormat.of().formatHex(Blobs.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }
}
