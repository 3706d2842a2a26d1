package io.kenh.ticket;

import io.kenh.crm.Edit;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Cause;
import io.kenh.intake.MailContexts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts mails into their tickets: the words, the files, the people, and the wake-up call. */
@Component
class IntoConversation {

    private final Conversation conversation;
    private final MailIndex index;
    private final Participants participants;
    private final MailContexts contexts;
    private final Records records;
    private final TicketNews news;

    IntoConversation(Conversation conversation, MailIndex index, Participants participants, MailContexts contexts, Records records, TicketNews news) {
        this.conversation = conversation;
        this.index = index;
        this.participants = participants;
        this.contexts = contexts;
        this.records = records;
        this.news = news;
    }

    void keepFiles(List<PersonMail> first, List<PersonMail> replies) {
        conversation.keep(Stream.concat(first.stream(), replies.stream()).flatMap(mail -> mail.mail().attachments().stream()).toList());
    }

    void write(List<PersonMail> mails, Map<Long, Long> tickets, Map<Long, Threading.Verdict> verdicts) {
        if (mails.isEmpty()) {
            return;
        }
        List<Long> messages = conversation.add(mails.stream().map(mail -> Conversation.Entry.of(tickets.get(mail.id()), mail, Stream.concat(
                verdicts.get(mail.id()).decision().stream(), mail.mail().warnings().stream().map(Ground::remark)).toList())).toList());
        conversation.mark(messages, mails.stream().map(PersonMail::marks).toList());
        conversation.attach(messages, mails.stream().map(mail -> mail.mail().attachments()).toList());
        index.remember(mails.stream().map(mail -> tickets.get(mail.id())).toList(), mails.stream().map(PersonMail::messageId).toList());
        participants.join(mails, tickets, contexts.now());
        notes(mails, tickets);
    }

    /** What a colleague wrote above a forwarded mail is for colleagues. */
    private void notes(List<PersonMail> mails, Map<Long, Long> tickets) {
        List<Conversation.Entry> notes = mails.stream().filter(mail -> !mail.note().isEmpty()).map(mail -> Conversation.Entry.note(tickets.get(mail.id()),
                null, mail.mail().headers().from().key(), mail.note(), mail.arrival().event().at())).toList();
        if (!notes.isEmpty()) {
            conversation.add(notes);
        }
    }

    /** A customer's answer wakes a ticket; an away note does not, and after a colleague's own mail the customer is waited for. */
    void wake(List<PersonMail> replies, Map<Long, Long> tickets) {
        records.update(replies.stream().map(mail -> {
            Map<String, Object> set = new LinkedHashMap<>();
            set.put("updated", mail.arrival().event().at().toString());
            if (!mail.isAwayNote()) {
                set.put("status", mail.isOutgoing() ? "pending" : "open");
            }
            return new Records.Update(RecordType.TICKET, tickets.get(mail.id()), Edit.set(set), Cause.event(mail.id()));
        }).toList());
        news.replied(replies.stream().filter(mail -> !mail.isAwayNote() && !mail.isOutgoing()).map(mail -> tickets.get(mail.id())).distinct().toList());
    }
}
