package io.kenh.automation.action;

import io.kenh.delivery.MailExtras;
import java.util.Map;

/**
 * What a message says to one recipient, or why it is not written.
 *
 * @param subject of a mail; null for SMS
 * @param html    of a mail, or null
 * @param headers our own mail headers
 * @param extras  of a mail
 * @param refused why there is no message for this recipient; null when there is one
 */
record Letter(String subject, String text, String html, Map<String, String> headers, MailExtras extras, String refused) {

    static Letter no(String reason) {
        return new Letter(null, null, null, Map.of(), MailExtras.NONE, reason);
    }
}
