package io.kenh.intake.channel;

import io.kenh.connector.Connection;
import io.kenh.event.Arrival;
import io.kenh.event.Arrival.Newcomer;
import io.kenh.event.Arrival.Sender;
import io.kenh.event.InboundEvent;
import io.kenh.event.InboundEvent.Kind;
import io.kenh.intake.MailContexts;
import io.kenh.intake.Reception;
import io.kenh.intake.Receptions;
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
    private final MailSenders senders;

    MailChannel(Blobs blobs, LargeMails largeMails, MailContexts contexts, Receptions receptions, MailSenders senders) {
        this.blobs = blobs;
        this.largeMails = largeMails;
        this.contexts = contexts;
        this.receptions = receptions;
        this.senders = senders;
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
        List<ParsedMail> mails = arrivals.stream().map(arrival -> MailParser.parse(raw(arrival.event(), raws), context)).toList();
        List<Sender> by = senders.of(arrivals, mails, context);
        for (int i = 0; i < mails.size(); i++) {
            arrivals.get(i).read(mails.get(i), by.get(i));
        }
    }

    private static Newcomer newcomer(Reception settings) {
        return new Newcomer(settings.source(), settings.tags(), settings.asAccount());
    }

    private byte[] raw(InboundEvent event, Map<String, byte[]> raws) {
        byte[] raw = LargeMails.isOne(event) ? largeMails.whole(event) : raws.get(event.blob());
        if (raw == null) {
            throw new Poison("raw mail missing", "the raw mail %s of event %d is not in the store".formatted(event.blob(), event.id()));
        }
        return Postmark.on(raw, event.payload());
    }
}
