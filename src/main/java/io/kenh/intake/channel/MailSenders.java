package io.kenh.intake.channel;

import io.kenh.crm.Addresses;
import io.kenh.crm.Staff;
import io.kenh.event.Arrival;
import io.kenh.event.Arrival.Address;
import io.kenh.event.Arrival.Sender;
import io.kenh.intake.SenderChecks;
import io.kenh.intake.mail.Classification;
import io.kenh.intake.mail.MailAddress;
import io.kenh.intake.mail.MailContext;
import io.kenh.intake.mail.ParsedMail;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Whose conversation a mail belongs to. Mostly its sender's; where one of us forwards what a customer wrote, or writes to a
 * customer from a mailbox of his own, the customer's.
 */
@Component
class MailSenders {

    private final Staff staff;
    private final SenderChecks checks;

    MailSenders(Staff staff, SenderChecks checks) {
        this.staff = staff;
        this.checks = checks;
    }

    /** Of each mail, in order. */
    List<Sender> of(List<Arrival> arrivals, List<ParsedMail> mails, MailContext context) {
        Set<String> colleagues = colleagues(mails.stream().map(mail -> mail.headers().from()));
        return IntStream.range(0, mails.size()).mapToObj(i -> {
            ParsedMail mail = mails.get(i);
            boolean ours = mail.headers().from() != null && (mail.classification().fromOwnAddress() || colleagues.contains(mail.headers().from().key()));
            boolean believed = ours && !checks.isForged(arrivals.get(i).event().connectionId(), mail);
            return !isPerson(mail.classification()) ? Sender.NOBODY : sender(believed ? customer(mail, context) : author(mail));
        }).toList();
    }

    /** Reports about mail are nobody's words; no contact is made from them. */
    private static boolean isPerson(Classification kind) {
        return !kind.ownMail() && !kind.bounce() && !kind.deliveryReport() && !kind.feedbackReport();
    }

    /** None for a mailbox of ours, which must not become a customer. */
    private static Optional<MailAddress> author(ParsedMail mail) {
        return mail.classification().fromOwnAddress() ? Optional.empty() : Optional.ofNullable(mail.headers().from());
    }

    /** Who wrote what one of us forwards, or else to whom one of us writes, or whose form our web site sends. */
    private Optional<MailAddress> customer(ParsedMail mail, MailContext context) {
        return Optional.ofNullable(mail.forwarded()).map(inner -> inner.from()).filter(MailAddress::isValid)
                .or(() -> firstStranger(mail.participants(context)))
                .or(() -> mail.headers().replyTo().stream().filter(a -> a.isValid() && mail.classification().fromOwnAddress() && !context.owns(a.address())).findFirst())
                .or(() -> author(mail));
    }

    private Optional<MailAddress> firstStranger(List<MailAddress> people) {
        Set<String> colleagues = colleagues(people.stream());
        return people.stream().filter(person -> !colleagues.contains(person.key())).findFirst();
    }

    private Set<String> colleagues(Stream<MailAddress> people) {
        return staff.colleagues(people.filter(Objects::nonNull).map(MailAddress::key).distinct().toList());
    }

    private static Sender sender(Optional<MailAddress> from) {
        return from.map(who -> new Sender(who.name(), Addresses.email(who.address()).map(email -> List.of(new Address(Addresses.EMAIL, email)))
                .orElse(List.of()))).orElse(Sender.NOBODY);
    }
}
