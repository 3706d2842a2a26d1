package io.kenh.ticket;

import io.kenh.event.Arrival;
import io.kenh.intake.mail.MailAddress;
import io.kenh.intake.mail.ParsedMail;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A mail of a person on its way into a ticket.
 *
 * @param author the customer's address in normal form; empty when there is none
 * @param forged whether our mail server says that it is not from whom it names
 */
record PersonMail(Arrival arrival, ParsedMail mail, String author, boolean forged) {

    private static final int MOST_REFERENCES = 20;

    static PersonMail of(Arrival arrival, ParsedMail mail, boolean forged) {
        return new PersonMail(arrival, mail, arrival.sender().addresses().stream().map(Arrival.Address::value).findFirst()
                .orElseGet(() -> Optional.ofNullable(mail.headers().from()).map(MailAddress::key).orElse("")), forged);
    }

    /** Its event; names the mail in a batch. */
    long id() {
        return arrival.event().id();
    }

    /** Null when there is none. */
    String messageId() {
        return mail.headers().messageId();
    }

    /** Whether a colleague forwarded a customer's mail, so that the author is not who sent it. */
    boolean wasForwarded() {
        return mail.forwarded() != null && isOfColleague() && !isOutgoing();
    }

    /** Whether a colleague wrote it to the customer, from a mailbox of his own. */
    boolean isOutgoing() {
        return isOfColleague() && Stream.concat(mail.headers().to().stream(), mail.headers().cc().stream()).anyMatch(to -> to.key().equals(author));
    }

    private boolean isOfColleague() {
        return mail.headers().from() != null && !author.isEmpty() && !author.equals(mail.headers().from().key());
    }

    /** Who stands on it: the customer; of an outgoing mail the colleague. */
    String writer() {
        MailAddress from = mail.headers().from();
        return !isOutgoing() ? author : from.name() == null ? from.key() : from.name();
    }

    /** What is worth a sign beside it on the ticket's page: keys of {@code mark.*}. */
    List<String> marks() {
        List<String> marks = new ArrayList<>(mail.crypto() == null ? List.of() : mail.crypto().marks());
        if (forged) {
            marks.add("forged");
        }
        return marks;
    }

    boolean isAwayNote() {
        return mail.classification().awayNote();
    }

    /** Of a forwarded mail, that of the mail inside. */
    String subject() {
        return wasForwarded() && mail.forwarded().subject() != null ? mail.forwarded().subject() : mail.headers().subject();
    }

    /** Of a forwarded mail, what the customer wrote. */
    String text() {
        return wasForwarded() ? mail.forwarded().body() : mail.body().text();
    }

    /** What the colleague wrote above it; empty for any other mail. */
    String note() {
        return wasForwarded() && mail.forwarded().note() != null ? mail.forwarded().note().strip() : "";
    }

    /** Where answers go; null when there is no such address. */
    String answerTo() {
        return wasForwarded() || isOutgoing() ? author : Stream.concat(mail.headers().replyTo().stream(), Stream.ofNullable(mail.headers().from()))
                .filter(MailAddress::isValid).findFirst().map(MailAddress::address).orElse(null);
    }

    /** Message-IDs it cites, the nearest parent first. */
    List<String> cited() {
        Set<String> ids = new LinkedHashSet<>(mail.headers().inReplyTo());
        List<String> references = mail.headers().references();
        for (int i = references.size() - 1; i >= 0; i--) {
            ids.add(references.get(i));
        }
        return ids.stream().limit(MOST_REFERENCES).toList();
    }

    /** What a later mail may depend on when this one is in a ticket. */
    Set<String> leaves() {
        return marks(Stream.empty());
    }

    /** What of earlier mails decides about this one. */
    Set<String> needs() {
        return marks(cited().stream());
    }

    private Set<String> marks(Stream<String> cited) {
        Stream<String> person = Stream.of(author.isEmpty() ? null : "author:" + author,
                arrival.contactId() == null ? null : "contact:" + arrival.contactId());
        Stream<String> mails = Stream.concat(cited, Stream.ofNullable(messageId())).map(id -> "mail:" + id);
        return Stream.concat(person.filter(Objects::nonNull), mails).collect(Collectors.toSet());
    }
}
