package io.kenh.ticket;

import io.kenh.connector.Connection;
import io.kenh.crm.Records;
import io.kenh.crm.RecordType;
import io.kenh.crm.Staff;
import io.kenh.delivery.Delivery;
import io.kenh.delivery.MailExtras;
import io.kenh.delivery.MailIds;
import io.kenh.delivery.NewMessage;
import io.kenh.event.Cause;
import io.kenh.intake.mail.BareSubject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What colleagues write to the customer of a ticket. */
@Component
class Answers {

    private static final int MOST_REFERENCES = 10;

    private final JdbcClient db;
    private final Conversation conversation;
    private final MailIndex index;
    private final Letterhead letterhead;
    private final Participants participants;
    private final AnswerFiles files;
    private final Delivery delivery;
    private final MailIds mailIds;
    private final Staff staff;
    private final Clock clock;

    Answers(JdbcClient db, Conversation conversation, MailIndex index, Letterhead letterhead, Participants participants, AnswerFiles files,
            Delivery delivery, MailIds mailIds, Staff staff, Clock clock) {
        this.db = db;
        this.conversation = conversation;
        this.index = index;
        this.letterhead = letterhead;
        this.participants = participants;
        this.files = files;
        this.delivery = delivery;
        this.mailIds = mailIds;
        this.staff = staff;
        this.clock = clock;
    }

    /** Writes the answer into the ticket and queues the mail, both or neither. */
    long send(Map<String, Object> ticket, Long staffId, Cause cause, String text, List<Upload> added) {
        long ticketId = ((Number) ticket.get("id")).longValue();
        String to = address(ticket, ticketId);
        Staff.Person person = staffId == null ? null : staff.find(staffId).orElse(null);
        Connection by = letterhead.by(ticket, person);
        String author = person == null ? null : person.name();
        long entry = conversation.add(new Conversation.Entry(ticketId, "out", author, staffId, null, null, null, text, text, null,
                null, null, clock.instant()));
        String key = "answer:" + entry;
        Map<String, String> headers = new LinkedHashMap<>(thread(ticketId).headers());
        headers.put("Message-ID", mailIds.header(key));
        headers.putAll(letterhead.headers(ticket, to, by));
        MailExtras extras = new MailExtras(participants.copies(ticketId, to), List.of(), files.attach(entry, added));
        long message = delivery.enqueue(List.of(new NewMessage(key, "mail", by.id(), to, null, thread(ticketId).subject(), text, null,
                headers, "ticket", ticketId, contact(ticket), cause.text(), Records.lane(RecordType.TICKET, ticket), null, extras))).get(key);
        db.sql("update ticket_message set delivery_id = ?, message_id = ? where id = ?").params(message, mailIds.id(key), entry).update();
        index.remember(List.of(ticketId), List.of(mailIds.id(key)));
        return message;
    }

    /** Where the customer wrote from; of a ticket that began without a mail, the customer's own. */
    private String address(Map<String, Object> ticket, long ticketId) {
        return Optional.ofNullable(ticket.get("answer_to")).map(Object::toString).or(() -> db.sql("""
                select coalesce(c.email, l.email) as email from ticket t left join contact c on c.id = t.contact_id left join lead l on l.id = t.lead_id
                where t.id = ? and coalesce(c.email, l.email) is not null""").param(ticketId).query(String.class).optional())
                .orElseThrow(() -> new IllegalStateException("ticket #%d has no address to answer to; add a mail address to its customer".formatted(ticketId)));
    }

    private static Long contact(Map<String, Object> ticket) {
        return ticket.get("contact_id") instanceof Number id ? id.longValue() : null;
    }

    /** Where in the customer's mail conversation the next mail of the ticket belongs. */
    Tickets.Thread thread(long ticketId) {
        String subject = db.sql("select subject from ticket where id = ?").param(ticketId).query(String.class).optional().orElse(null);
        List<String> ids = db.sql("""
                select message_id from ticket_message where ticket_id = ? and message_id is not null and direction in ('in', 'out')
                order by id desc limit ?""").params(ticketId, MOST_REFERENCES).query(String.class).list();
        Map<String, String> headers = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            headers.put("In-Reply-To", "<" + ids.get(0) + ">");
            StringBuilder references = new StringBuilder();
            for (int i = ids.size() - 1; i >= 0; i--) {
                references.append('<').append(ids.get(i)).append('>').append(i == 0 ? "" : " ");
            }
            headers.put("References", references.toString());
        }
        String about = subject == null ? "" : subject;
        return new Tickets.Thread("%s [#%d]".formatted(ids.isEmpty() ? about : "Re: " + BareSubject.of(about), ticketId), headers);
    }
}
