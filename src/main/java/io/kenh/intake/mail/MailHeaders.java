package io.kenh.intake.mail;

import java.time.Instant;
import java.util.List;

/**
 * Who, to whom, when and about what. All of it was written by the sender or by strangers on the way: a claim, not a fact.
 *
 * @param from the first From address; when From has none, Reply-To, Return-Path or Sender stands in; null if all fail
 * @param replyTo where answers go when it is not empty; not an identity
 * @param subject decoded and in one line, at most 1,000 characters; null when the mail has none
 * @param messageId without angle brackets, null when missing
 * @param references oldest first, without angle brackets
 * @param date as written by the sender, null when missing or unreadable
 * @param deliveredTo envelope recipients that mail servers noted (Delivered-To, X-Original-To, …), nearest first
 * @param returnPath the envelope sender; "" for the empty path of automatic mail, null when not noted
 * @param resentTo to whom a client's bounce or redirect command sent it on
 * @param authentication what the last mail server says about the sender; null when it says nothing
 */
public record MailHeaders(
        MailAddress from, MailAddress sender, List<MailAddress> replyTo, List<MailAddress> to, List<MailAddress> cc,
        String subject, String messageId, List<String> inReplyTo, List<String> references, Instant date,
        List<String> deliveredTo, String returnPath, List<MailAddress> resentTo, Authentication authentication) {

    public MailHeaders {
        replyTo = List.copyOf(replyTo);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        inReplyTo = List.copyOf(inReplyTo);
        references = List.copyOf(references);
        deliveredTo = List.copyOf(deliveredTo);
        resentTo = List.copyOf(resentTo);
    }
}
