package io.kenh.connector;

import java.util.List;
import java.util.Map;

/**
 * What is given to a connector to send.
 *
 * @param messageId   id of the message row
 * @param key         deterministic key: the same message has the same key in every attempt
 * @param channel     {@code sms}, {@code mail}, {@code chat} …; {@code <channel>.send} must be a capability
 * @param address     E.164 number, mail address or the channel's user id
 * @param name        recipient's name, or null
 * @param subject     or null
 * @param text        plain text
 * @param html        or null
 * @param headers     our own mail headers; nothing that came from outside
 * @param callbackUrl where receipts shall go; null for the connection's own callback address
 * @param files       of a mail
 */
public record Outgoing(long messageId, String key, String channel, String address, String name, String subject,
        String text, String html, Map<String, String> headers, String callbackUrl, List<File> files) {

    public Outgoing {
        headers = headers == null ? Map.of() : Map.copyOf(headers);
        files = List.copyOf(files);
    }

    /** One without files. */
    public Outgoing(long messageId, String key, String channel, String address, String name, String subject, String text, String html,
            Map<String, String> headers, String callbackUrl) {
        this(messageId, key, channel, address, name, subject, text, html, headers, callbackUrl, List.of());
    }

    /** A file with the name the recipient sees, its media type and its bytes. */
    public record File(String name, String type, byte[] bytes) { }
}
