package io.kenh.intake.mail;

import java.util.List;

/**
 * The mail inside a mail that somebody forwarded by hand. It is a claim of the forwarder: believe it only when the
 * forwarder is a colleague of the company.
 *
 * @param from null when the quoted header names nobody; its address is null when only a name was quoted
 * @param date as it was quoted, in the forwarder's language; null when it was not
 * @param note what the forwarder wrote above, "" when nothing
 * @param messageId of a mail forwarded as an attachment, null otherwise
 */
public record ForwardedMail(MailAddress from, List<MailAddress> to, List<MailAddress> cc, String subject, String date,
                            String body, String note, String messageId) {

    ForwardedMail withSubject(String other) {
        return new ForwardedMail(from, to, cc, other, date, body, note, messageId);
    }
}
