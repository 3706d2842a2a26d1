package io.kenh.ticket;

import io.kenh.crm.Edit;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Arrival;
import io.kenh.event.Arrival.Outcome;
import io.kenh.event.Cause;
import io.kenh.intake.mail.Classification;
import io.kenh.intake.mail.ParsedMail;
import io.kenh.platform.Poison;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Mails become tickets, or messages of tickets; those of a round in common statements. */
@Component
class MailIntoTicket {

    private final Threading threading;
    private final NewTickets newTickets;
    private final Conversation conversation;
    private final Bounces bounces;
    private final Records records;
    private final TicketNews news;

    MailIntoTicket(Threading threading, NewTickets newTickets, Conversation conversation, Bounces bounces, Records records, TicketNews news) {
        this.threading = threading;
        this.newTickets = newTickets;
        this.conversation = conversation;
        this.bounces = bounces;
        this.records = records;
        this.news = news;
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
                people.add(PersonMail.of(arrival, mail));
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
        Map<Long, Long> duplicates = threading.duplicates(mails);
        List<PersonMail> fresh = mails.stream().filter(mail -> !duplicates.containsKey(mail.id())).toList();
        Map<Long, Threading.Verdict> verdicts = threading.of(fresh);
        List<PersonMail> replies = fresh.stream().filter(mail -> verdicts.get(mail.id()).ticketId() != null).toList();
        List<PersonMail> first = fresh.stream().filter(mail -> verdicts.get(mail.id()).ticketId() == null && !isAwayNote(mail)).toList();
        conversation.keep(Stream.concat(first.stream(), replies.stream()).flatMap(mail -> mail.mail().attachments().stream()).toList());
        Map<Long, Long> tickets = newTickets.open(first);
        replies.forEach(mail -> tickets.put(mail.id(), verdicts.get(mail.id()).ticketId()));
        write(fresh.stream().filter(mail -> tickets.containsKey(mail.id())).toList(), tickets, verdicts);
        wake(replies, tickets);
        mails.forEach(mail -> mail.arrival().became(
                outcome(duplicates.get(mail.id()), tickets.get(mail.id()), verdicts.get(mail.id()))));
    }

    private static Outcome outcome(Long duplicateOf, Long ticket, Threading.Verdict verdict) {
        if (duplicateOf != null) {
            return new Outcome("ignored", "ticket", duplicateOf, "the same mail is in this ticket already");
        }
        return ticket == null ? Outcome.ignored("an away note that answers none of our tickets")
                : new Outcome(verdict.ticketId() == null ? "ticket.created" : "ticket.replied", "ticket", ticket,
                        String.join("; ", verdict.decision()));
    }

    private static boolean isAwayNote(PersonMail mail) {
        return mail.mail().classification().awayNote();
    }

    private void write(List<PersonMail> mails, Map<Long, Long> tickets, Map<Long, Threading.Verdict> verdicts) {
        if (mails.isEmpty()) {
            return;
        }
        List<Long> messages = conversation.add(mails.stream().map(mail -> Conversation.Entry.of(tickets.get(mail.id()), mail.id(), mail.author(),
                mail.mail(), Stream.concat(verdicts.get(mail.id()).decision().stream(), mail.mail().warnings().stream()).toList(),
                mail.arrival().event().at())).toList());
        conversation.attach(messages, mails.stream().map(mail -> mail.mail().attachments()).toList());
        threading.remember(mails.stream().map(mail -> tickets.get(mail.id())).toList(),
                mails.stream().map(PersonMail::messageId).toList());
    }

    /** A customer's answer wakes a ticket; an away note does not. */
    private void wake(List<PersonMail> replies, Map<Long, Long> tickets) {
        records.update(replies.stream().map(mail -> {
            Map<String, Object> set = new LinkedHashMap<>();
            set.put("updated", mail.arrival().event().at().toString());
            if (!isAwayNote(mail)) {
                set.put("status", "open");
            }
            return new Records.Update(RecordType.TICKET, tickets.get(mail.id()), Edit.set(set), Cause.event(mail.id()));
        }).toList());
        news.replied(replies.stream().filter(mail -> !isAwayNote(mail)).map(mail -> tickets.get(mail.id())).distinct().toList());
    }
}
