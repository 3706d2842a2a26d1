package io.kenh.intake.mail;

import java.util.List;

/**
 * What kind of mail this is. {@code automatic} and {@code mayAnswer} are two questions: a shop's order mail is automatic
 * and still a ticket, only without an acknowledgement.
 *
 * @param automatic a machine wrote it (vacation note, notification, mass mail)
 * @param awayNote an automatic answer such as a vacation note: never opens or reopens anything
 * @param mayAnswer whether an acknowledgement may be sent as far as the mail tells; caps per sender come on top
 * @param bounce a mail of ours came back, or is late
 * @param deliveryReport a report about delivery of any outcome, success included
 * @param bounces one entry for each recipient of a report
 * @param originalMessageId Message-ID of the mail that was given back, without brackets; null when not cited
 * @param feedbackReport somebody pressed "this is spam" (ARF)
 * @param list came over a mailing list
 * @param ownMail written by this installation: drop it, it came back in a circle
 * @param fromOwnAddress its From is one of our mailboxes
 * @param calendarMethod REQUEST, REPLY, CANCEL, …, null when the mail holds no invitation
 * @param unsubscribe the whole subject or body is the wish to hear no more
 */
public record Classification(boolean automatic, boolean awayNote, boolean mayAnswer, boolean bounce, boolean deliveryReport,
                             List<Bounce> bounces, String originalMessageId, boolean feedbackReport, boolean list,
                             boolean ownMail, boolean fromOwnAddress, String calendarMethod, boolean unsubscribe) {

    public Classification {
        bounces = List.copyOf(bounces);
    }

    /** Whether every failure of a bounce passes by itself. */
    public boolean bounceIsTemporary() {
        return bounce && !bounces.isEmpty() && bounces.stream().allMatch(Bounce::temporary);
    }
}
