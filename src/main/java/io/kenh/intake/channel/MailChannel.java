package io.kenh.intake.channel;

import io.kenh.connector.Connection;
import io.kenh.crm.Addresses;
import io.kenh.event.Arrival;
import io.kenh.event.Arrival.Address;
import io.kenh.event.Arrival.Sender;
import io.kenh.event.InboundEvent;
import io.kenh.event.InboundEvent.Kind;
import io.kenh.intake.MailContexts;
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

    MailChannel(Blobs blobs, LargeMails largeMails, MailContexts contexts) {
        this.blobs = blobs;
        this.largeMails = largeMails;
        this.contexts = contexts;
    }

    @Override
    public boolean reads(Connection connection, InboundEvent event) {
        return event.kind().equals(Kind.MESSAGE) && event.blob() != null;
    }

    @Override
    public void read(List<Arrival> arrivals) {
        Map<String, byte[]> raws = blobs.find(arrivals.stream().map(arrival -> arrival.event().blob()).toList());
        MailContext context = contexts.now();
        arrivals.forEach(arrival -> read(arrival, LargeMails.isOne(arrival.event()) ? largeMails.whole(arrival.event())
                : raws.get(arrival.event().blob()), context));
    }

    private static void read(Arrival arrival, byte[] raw, MailContext context) {
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

    private static Sender sender(ParsedMail mail) {
        MailAddress from = mail.headers().from();
        if (from == null) {
            return Sender.NOBODY;
        }
        return new Sender(from.name(), Addresses.email(from.address()).map(email -> List.of(new Address(Addresses.EMAIL, email)))
                .orElse(List.of()));
    }
}
