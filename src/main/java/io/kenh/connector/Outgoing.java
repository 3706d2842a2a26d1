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
 * @param extras      of a mail
 */
public record Outgoing(long messageId, String key, String channel, String address, String name, String subject,
        String text, String html, Map<String, String> headers, String callbackUrl, Extras extras) {

    public Outgoing {
        headers = headers == null ? Map.of() : Map.copyOf(headers);
    }

    /** One without extras. */
    public Outgoing(long messageId, String key, String channel, String address, String name, String subject, String text, String html,
            Map<String, String> headers, String callbackUrl) {
        this(messageId, key, channel, address, name, subject, text, html, headers, callbackUrl, new Extras(List.of(), List.of(), List.of()));
    }

    /** What a mail has beside its text: addresses for copies, for copies nobody else sees, and files. */
    public record Extras(List<String> cc, List<String> bcc, List<File> files) { }

    /** A file with the name the recipient sees, its media type and its bytes. */
    public record File(String name, String type, byte[] bytes) { }
}
