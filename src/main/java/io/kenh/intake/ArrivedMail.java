package io.kenh.intake;

import io.kenh.connector.Connection;
import java.util.Map;

/**
 * A mail as a server gave it.
 *
 * @param raw   its bytes; of one that was not given whole, its beginning
 * @param whole whether {@code raw} is all of it
 * @param notes what the way in knows about it besides, for the event's payload
 */
public record ArrivedMail(Connection connection, byte[] raw, boolean whole, Map<String, Object> notes) {

    /** Marks the payload of an event that has only the header of its mail. */
    public static final String NOT_WHOLE = "tooLarge";
}
