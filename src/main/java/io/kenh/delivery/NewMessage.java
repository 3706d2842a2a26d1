package io.kenh.delivery;

import java.time.Instant;
import java.util.Map;

/**
 * A message that is to leave.
 *
 * @param key          made from run, step and recipient: the same message is never made twice
 * @param channel      {@code sms}, {@code mail} …
 * @param connectionId by which it leaves
 * @param address      E.164 number, mail address …
 * @param name         of the recipient, or null
 * @param subject      or null
 * @param text         rendered
 * @param html         rendered, or null
 * @param headers      our own mail headers
 * @param object       the record it is about, with {@code objectId}; may be null
 * @param contactId    or null
 * @param cause        as in {@link io.kenh.event.Cause}
 * @param lane         the conversation partner: messages of one lane leave in order
 * @param at           when to send; null for at once
 * @param extras       of a mail
 * @param purpose      what it is for; advertising is labelled when it is queued, and has to pass the gate's rules
 * @param track        whether the hub learns of opening and clicking a mail; null for what its connection says of advertising, and no otherwise
 */
public record NewMessage(String key, String channel, long connectionId, String address, String name, String subject,
                         String text, String html, Map<String, String> headers, String object, Long objectId,
                         Long contactId, String cause, String lane, Instant at, MailExtras extras, Purpose purpose,
                         Boolean track) {

    /** A transactional one. */
    public NewMessage(String key, String channel, long connectionId, String address, String name, String subject, String text, String html,
                      Map<String, String> headers, String object, Long objectId, Long contactId, String cause, String lane, Instant at, MailExtras extras) {
        this(key, channel, connectionId, address, name, subject, text, html, headers, object, objectId, contactId, cause, lane, at, extras, Purpose.TRANSACTIONAL, null);
    }

    /** A transactional one without extras. */
    public NewMessage(String key, String channel, long connectionId, String address, String name, String subject, String text, String html,
                      Map<String, String> headers, String object, Long objectId, Long contactId, String cause, String lane, Instant at) {
        this(key, channel, connectionId, address, name, subject, text, html, headers, object, objectId, contactId, cause, lane, at, MailExtras.NONE);
    }

    /** The same for another purpose. */
    public NewMessage by(Purpose other) {
        return new NewMessage(key, channel, connectionId, address, name, subject, text, html, headers, object, objectId, contactId, cause, lane, at, extras, other, track);
    }

    /** The same with or without tracking; null where nobody says. */
    public NewMessage tracked(Boolean whether) {
        return new NewMessage(key, channel, connectionId, address, name, subject, text, html, headers, object, objectId, contactId, cause, lane, at, extras,
                purpose, whether);
    }

    /** The same in other words. */
    public NewMessage saying(String otherSubject, String otherText, String otherHtml, Map<String, String> otherHeaders) {
        return new NewMessage(key, channel, connectionId, address, name, otherSubject, otherText, otherHtml, otherHeaders, object, objectId, contactId,
                cause, lane, at, extras, purpose, track);
    }
}
