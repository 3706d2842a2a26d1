package io.kenh.ticket;

import io.kenh.event.Arrival;
import io.kenh.event.Arrival.Outcome;
import io.kenh.intake.SenderChecks;
import io.kenh.intake.mail.Classification;
import io.kenh.intake.mail.ParsedMail;
import io.kenh.platform.Poison;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Mails become tickets, or messages of tickets; those of a round in common statements. */
@Component
class MailIntoTicket {

    private final MailIndex index;
    private final Counters counters;
    private final Threading threading;
    private final Gatekeeper gatekeeper;
    private final NewTickets newTickets;
    private final TicketLocks locks;
    private final IntoConversation conversations;
    private final Bounces bounces;
    private final SenderChecks checks;

    MailIntoTicket(MailIndex index, Counters counters, Threading threading, Gatekeeper gatekeeper, NewTickets newTickets, TicketLocks locks,
                   IntoConversation conversations, Bounces bounces, SenderChecks checks) {
        this.index = index;
        this.counters = counters;
        this.threading = threading;
        this.gatekeeper = gatekeeper;
        this.newTickets = newTickets;
        this.locks = locks;
        this.conversations = conversations;
        this.bounces = bounces;
        this.checks = checks;
    }

    void receive(List<Arrival> arrivals) {
        List<PersonMail> people = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            ParsedMail mail = mail(arrival);
            Classification kind = mail.classification();
            if (kind.ownMail()) {
                arrival.became(Outcome.ignored("a mail of our own came back"));
            } else if (kind.bounce() || kind.deliveryReport() || kind.feedbackReport()) {
                arrival.became(bounces.record(mail));
            } else {
                people.add(PersonMail.of(arrival, mail, checks.isForged(arrival.event().connectionId(), mail)));
            }
        }
        Rounds.of(people).forEach(this::round);
    }

    private static ParsedMail mail(Arrival arrival) {
        if (arrival.content() instanceof ParsedMail mail) {
            return mail;
        }
        throw new Poison("no reader", "messages of this channel cannot be read into tickets yet");
    }

    private void round(List<PersonMail> mails) {
        Map<Long, Counters.Counter> at = counters.of(mails);
        Map<Long, MailIndex.Twin> twins = index.twins(mails, at);
        List<PersonMail> fresh = mails.stream().filter(mail -> !isTwin(twins.get(mail.id()))).toList();
        Map<Long, Threading.Verdict> verdicts = gatekeeper.check(fresh, threading.of(fresh), twins, at);
        List<PersonMail> replies = fresh.stream().filter(mail -> verdicts.get(mail.id()).ticketId() != null).toList();
        List<PersonMail> first = fresh.stream().filter(mail -> verdicts.get(mail.id()).ticketId() == null && !mail.isAwayNote()).toList();
        conversations.keepFiles(first, replies);
        Map<Long, Long> tickets = newTickets.open(first, at, verdicts);
        Map<Long, Long> now = locks.lock(replies.stream().map(mail -> verdicts.get(mail.id()).ticketId()).toList());
        replies.forEach(mail -> tickets.put(mail.id(), now.get(verdicts.get(mail.id()).ticketId())));
        conversations.write(fresh.stream().filter(mail -> tickets.containsKey(mail.id())).toList(), tickets, verdicts);
        conversations.wake(replies, tickets);
        mails.forEach(mail -> mail.arrival().became(outcome(twins.get(mail.id()), tickets.get(mail.id()), verdicts.get(mail.id()))));
    }

    private static boolean isTwin(MailIndex.Twin twin) {
        return twin != null && twin.sameTeam();
    }

    private static Outcome outcome(MailIndex.Twin twin, Long ticket, Threading.Verdict verdict) {
        if (isTwin(twin)) {
            return new Outcome("ignored", "ticket", twin.ticket(), "the same mail is in this ticket already");
        }
        return ticket == null ? Outcome.ignored("an away note that answers none of our tickets")
                : new Outcome(verdict.ticketId() == null ? "ticket.created" : "ticket.replied", "ticket", ticket,
                        verdict.decision().stream().map(Ground::text).collect(Collectors.joining("; ")));
    }
}
