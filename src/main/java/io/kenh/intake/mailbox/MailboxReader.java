package io.kenh.intake.mailbox;

import io.kenh.connector.Connection;
import io.kenh.intake.Accepted;
import io.kenh.intake.ArrivedMail;
import io.kenh.intake.Intake;
import io.kenh.intake.MailStore;
import io.kenh.intake.MailboxStates;
import io.kenh.intake.mailbox.Box.Fetched;
import io.kenh.intake.mailbox.Box.Waiting;
import io.kenh.platform.Outage;
import io.kenh.platform.Portions;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/** Takes in what lies in a mailbox: committed first, flagged, moved or deleted then. */
@Component
class MailboxReader {

    /** Bytes that are fetched together; a mail counts for so many at least. */
    private static final long PORTION = 8 << 20;
    private static final int LEAST_WEIGHT = 64 << 10;
    private static final int AT_ONCE = 256;

    private final Intake intake;
    private final MailStore store;
    private final LargeMails largeMails;
    private final MailboxStates states;

    MailboxReader(Intake intake, MailStore store, LargeMails largeMails, MailboxStates states) {
        this.intake = intake;
        this.store = store;
        this.largeMails = largeMails;
        this.states = states;
    }

    /**
     * One look takes what is there, in portions of one commit each.
     *
     * @param strikes the mails of this mailbox that failed before
     * @return whether there was anything
     */
    boolean look(Connection connection, Box box, Strikes strikes) throws MessagingException, IOException {
        box.open();
        List<Waiting> waiting = box.fresh();
        for (List<Waiting> left = waiting; !left.isEmpty(); ) {
            states.backlog(connection.id(), left.size());
            int some = Math.min(left.size(), strikes.suspected() ? 1 : AT_ONCE);
            take(connection, box, left.subList(0, some), strikes);
            strikes.passed();
            left = left.subList(some, left.size());
        }
        strikes.forget();
        fetchLarge(connection, box);
        if (!waiting.isEmpty()) {
            states.taken(connection.id());
            box.rest();
        }
        states.looked(connection.id(), box.listens());
        return !waiting.isEmpty();
    }

    private void take(Connection connection, Box box, List<Waiting> some, Strikes strikes) throws MessagingException, IOException {
        try {
            if (strikes.isOut(some)) {
                keep(connection, box, List.of(strikes.givenUp(some.get(0), box)));
                return;
            }
            for (List<Waiting> portion : Portions.of(box.measured(some), mail -> Math.max(mail.size(), LEAST_WEIGHT), PORTION)) {
                keep(connection, box, box.fetch(portion));
            }
        } catch (MessagingException | IOException | RuntimeException failure) {
            if (!Outage.is(failure)) {
                strikes.add(some, failure);
            }
            throw failure;
        }
    }

    private void keep(Connection connection, Box box, List<Fetched> mails) throws MessagingException {
        List<CompletableFuture<Accepted>> accepted = store.keep(mails.stream().map(mail -> arrived(connection, mail)).toList()).stream().map(intake::add).toList();
        accepted.forEach(CompletableFuture::join);
        for (int i = 0; i < mails.size(); i++) {
            if (!mails.get(i).whole()) {
                largeMails.note(accepted.get(i).join().eventId(), connection.id(), mails.get(i));
            }
        }
        box.finish(mails);
    }

    private static ArrivedMail arrived(Connection connection, Fetched mail) {
        return new ArrivedMail(connection, mail.raw(), mail.whole(), Map.of("folder", mail.place().folder(), "uid", mail.place().uid(), "size", mail.size()));
    }

    /** Mails that were left on the server, and that somebody has sent back into the line. */
    private void fetchLarge(Connection connection, Box box) throws MessagingException {
        for (LargeMails.Wanted wanted : largeMails.wanted(connection.id())) {
            if (box.knows(wanted.place())) {
                fetchLarge(wanted, box);
            }
        }
    }

    private void fetchLarge(LargeMails.Wanted wanted, Box box) throws MessagingException {
        try {
            Optional<Fetched> mail = box.fetch(wanted.place());
            if (mail.isPresent()) {
                largeMails.fetched(wanted.eventId(), mail.get().raw());
                box.finish(List.of(mail.get()));
            } else {
                largeMails.gone(wanted.eventId());
            }
        } catch (MessagingException | IOException failure) {
            largeMails.failed(wanted.eventId(), String.valueOf(failure.getMessage()));
        }
    }
}
