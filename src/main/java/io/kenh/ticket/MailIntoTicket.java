package io.kenh.ticket;

import io.kenh.assignment.Assignment;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.crm.Edit;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.crm.Staff;
import io.kenh.event.Arrival;
import io.kenh.event.Arrival.Outcome;
import io.kenh.event.Cause;
import io.kenh.intake.mail.Classification;
import io.kenh.intake.mail.MailAddress;
import io.kenh.intake.mail.ParsedMail;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** One mail becomes a ticket, or a message of one. */
@Component
class MailIntoTicket {

    private final Threading threading;
    private final Conversation conversation;
    private final Acknowledgement acknowledgement;
    private final Bounces bounces;
    private final Assignment assignment;
    private final Staff staff;
    private final Connections connections;
    private final Records records;

    MailIntoTicket(Threading threading, Conversation conversation, Acknowledgement acknowledgement, Bounces bounces,
                   Assignment assignment, Staff staff, Connections connections, Records records) {
        this.threading = threading;
        this.conversation = conversation;
        this.acknowledgement = acknowledgement;
        this.bounces = bounces;
        this.assignment = assignment;
        this.staff = staff;
        this.connections = connections;
        this.records = records;
    }

    void receive(Arrival arrival, ParsedMail mail) {
        Classification kind = mail.classification();
        if (kind.ownMail()) {
            arrival.became(Outcome.ignored("a mail of our own came back"));
        } else if (kind.bounce() || kind.deliveryReport() || kind.feedbackReport()) {
            arrival.became(bounces.record(mail));
        } else {
            arrival.became(person(arrival, mail));
        }
    }

    private Outcome person(Arrival arrival, ParsedMail mail) {
        String author = author(arrival, mail);
        Optional<Long> duplicate = threading.duplicate(mail, author);
        if (duplicate.isPresent()) {
            return new Outcome("ignored", "ticket", duplicate.get(), "the same mail is in this ticket already");
        }
        Threading.Verdict verdict = threading.of(mail, arrival.contactId(), author);
        if (verdict.ticketId() == null && mail.classification().awayNote()) {
            return Outcome.ignored("an away note that answers none of our tickets");
        }
        long ticket = verdict.ticketId() == null ? open(arrival, mail) : verdict.ticketId();
        write(arrival, mail, ticket, author, verdict);
        if (verdict.ticketId() != null) {
            reopen(arrival, mail, ticket);
        }
        return new Outcome(verdict.ticketId() == null ? "ticket.created" : "ticket.replied", "ticket", ticket,
                String.join("; ", verdict.decision()));
    }

    private static String author(Arrival arrival, ParsedMail mail) {
        return arrival.sender().addresses().stream().map(Arrival.Address::value).findFirst()
                .orElseGet(() -> Optional.ofNullable(mail.headers().from()).map(MailAddress::key).orElse(""));
    }

    private void write(Arrival arrival, ParsedMail mail, long ticket, String author, Threading.Verdict verdict) {
        long message = conversation.add(Conversation.Entry.of(ticket, arrival.event().id(), author, mail,
                java.util.stream.Stream.concat(verdict.decision().stream(), mail.warnings().stream()).toList(), arrival.event().at()));
        conversation.attach(message, mail.attachments());
        threading.remember(ticket, mail.headers().messageId());
    }

    private long open(Arrival arrival, ParsedMail mail) {
        Connection connection = connections.byId(arrival.event().connectionId());
        long group = staff.groupId(connection.setting("group", Staff.CUSTOMER_SERVICE));
        Long owner = assignment.next(group, 1).get(0);
        Map<String, Object> ticket = new LinkedHashMap<>();
        ticket.put("subject", subject(mail));
        ticket.put("contact_id", arrival.contactId());
        ticket.put("group_id", group);
        ticket.put("owner_id", owner);
        ticket.put("connection_id", connection.id());
        ticket.put("source", "Email");
        ticket.put("answer_to", answerTo(mail));
        ticket.put("may_acknowledge", acknowledgement.allowed(mail, arrival.contactId()));
        Cause cause = Cause.event(arrival.event().id());
        if (arrival.isNew() && owner != null) {
            records.update(RecordType.CONTACT, arrival.contactId(), Edit.set("owner_id", owner), cause);
        }
        return records.create(RecordType.TICKET, ticket, cause);
    }

    private static String subject(ParsedMail mail) {
        String subject = mail.headers().subject();
        return subject == null ? null : subject.replace("\0", "");
    }

    private static String answerTo(ParsedMail mail) {
        return mail.headers().replyTo().stream().filter(MailAddress::isValid).findFirst()
                .or(() -> Optional.ofNullable(mail.headers().from()).filter(MailAddress::isValid))
                .map(MailAddress::address).orElse(null);
    }

    /** A customer's answer wakes a ticket; an away note does not. */
    private void reopen(Arrival arrival, ParsedMail mail, long ticket) {
        Map<String, Object> set = new LinkedHashMap<>();
        set.put("updated", arrival.event().at().toString());
        if (!mail.classification().awayNote()) {
            set.put("status", "open");
        }
        records.update(List.of(new Records.Update(RecordType.TICKET, ticket, new Edit(set, List.of(), List.of(), null),
                Cause.event(arrival.event().id()))));
    }
}
