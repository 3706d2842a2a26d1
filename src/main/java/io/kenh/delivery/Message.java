package io.kenh.delivery;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * A message as it stands in its table; {@code state} moves queued → sending → accepted → delivered | failed | expired | unknown.
 *
 * @param track whether its links lead over the hub; null where nobody said
 */
public record Message(long id, String key, String channel, long connectionId, String address, String name,
                      String subject, String text, String html, Map<String, String> headers, String state,
                      String lane, int attempts, Instant created, MailExtras extras, Purpose purpose, Boolean track) {

    /** Whether a further attempt could only do harm. */
    boolean isSettled() {
        return !Set.of("queued", "sending", "unknown").contains(state);
    }
}
