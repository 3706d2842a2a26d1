package io.kenh.intake.channel;

import io.kenh.connector.Connection;
import io.kenh.crm.Addresses;
import io.kenh.crm.Staff;
import io.kenh.event.Arrival;
import io.kenh.event.Arrival.Address;
import io.kenh.event.Arrival.Newcomer;
import io.kenh.event.Arrival.Sender;
import io.kenh.event.InboundEvent;
import io.kenh.event.InboundEvent.Kind;
import io.kenh.intake.MailContexts;
import io.kenh.intake.Reception;
import io.kenh.intake.Receptions;
import io.kenh.intake.mail.Classification;
import io.kenh.intake.mail.MailAddress;
import io.kenh.intake.mail.MailContext;
import io.kenh.intake.mail.MailParser;
import io.kenh.intake.mail.ParsedMail;
import io.kenh.intake.mailbox.LargeMails;
import io.kenh.platform.Blobs;
import io.kenh.platform.Poison;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Mail: read anew from its raw bytes each time, so a better parser reads old mail better. */
@Component
class MailChannel implements Channel {

    private final Blobs blobs;
    private final LargeMails largeMails;
    private final MailContexts contexts;
    private final Receptions receptions;
    private final Staff staff;

    MailChannel(Blobs blobs, LargeMails largeMails, MailContexts contexts, Receptions receptions, Staff staff) {
        this.blobs = blobs;
        this.largeMails = largeMails;
        this.contexts = contexts;
        this.receptions = receptions;
        this.staff = staff;
    }

    @Override
    public boolean reads(Connection connection, InboundEvent event) {
        return event.kind().equals(Kind.MESSAGE) && event.blob() != null;
    }

    @Override
    public void read(List<Arrival> arrivals) {
        Map<String, byte[]> raws = blobs.find(arrivals.stream().map(arrival -> arrival.event().blob()).toList());
        MailContext context = contexts.now();
        Map<Long, Reception> settings = receptions.of(arrivals.stream().map(arrival -> arrival.event().connectionId()).toList());
        arrivals.forEach(arrival -> arrival.greet(newcomer(settings.get(arrival.event().connectionId()))));
        arrivals.forEach(arrival -> read(arrival, LargeMails.isOne(arrival.event()) ? largeMails.whole(arrival.event())
                : raws.get(arrival.event().blob()), context));
    }

    private static Newcomer newcomer(Reception settings) {
        return new Newcomer(settings.source(), settings.tags(), settings.asAccount());
    }

    private void read(Arrival arrival, byte[] raw, MailContext context) {
        if (raw == null) {
            throw new Poison("raw mail missing",
                    "the raw mail %s of event %d is not in the store".formatted(arrival.event().blob(), arrival.event().id()));
        }
        ParsedMail mail = MailParser.parse(raw, context);
        arrival.read(mail, isPerson(mail.classification()) ? sender(mail) : Sender.NOBODY);
    }

    /** Reports about mail are nobody's words; no contact is made from them. */
    private static boolean isPerson(Classification kind) {
        return !kind.ownMail() && !kind.bounce() && !kind.deliveryReport() && !kind.feedbackReport();
    }

    /** Whose words they are: a colleague who forwards a customer's mail speaks for the customer; anybody else for himself. */
    private Sender sender(ParsedMail mail) {
        MailAddress inner = mail.forwarded() == null ? null : mail.forwarded().from();
        boolean forCustomer = inner != null && inner.isValid() && mail.headers().from() != null && staff.isColleague(mail.headers().from().key());
        return sender(forCustomer ? inner : mail.headers().from());
    }

    private static Sender sender(MailAddress from) {
        if (from == null) {
            return Sender.NOBODY;
        }
        return new Sender(from.name(), Addresses.email(from.address()).map(email -> List.of(new Address(Addresses.EMAIL, email)))
                .orElse(List.of()));
    }
}
