package io.kenh.ticket;

import io.kenh.assignment.Assignment;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.crm.Edit;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.crm.Staff;
import io.kenh.event.Cause;
import io.kenh.event.Change;
import io.kenh.intake.mail.MailAddress;
import io.kenh.intake.mail.ParsedMail;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Opens tickets for mails that belong to none: assigned in turn, one for each mail. */
@Component
class NewTickets {

    private final Acknowledgement acknowledgement;
    private final Assignment assignment;
    private final Staff staff;
    private final Connections connections;
    private final Records records;

    NewTickets(Acknowledgement acknowledgement, Assignment assignment, Staff staff, Connections connections, Records records) {
        this.acknowledgement = acknowledgement;
        this.assignment = assignment;
        this.staff = staff;
        this.connections = connections;
        this.records = records;
    }

    /** Mail id → ticket. The groups' turns are taken last, so that no other worker waits for them longer than it must. */
    Map<Long, Long> open(List<PersonMail> mails) {
        Map<Long, Long> tickets = new LinkedHashMap<>();
        if (mails.isEmpty()) {
            return tickets;
        }
        Set<Long> answerable = acknowledgement.allowed(mails);
        Map<Long, Long> groups = groups(mails);
        List<Long> ids = records.ids(RecordType.TICKET, mails.size());
        Map<Long, Long> owners = owners(mails, groups);
        own(mails, owners);
        List<Records.New> made = new ArrayList<>();
        for (PersonMail mail : mails) {
            tickets.put(mail.id(), ids.get(made.size()));
            made.add(new Records.New(RecordType.TICKET, tickets.get(mail.id()), Change.CREATED,
                    fields(mail, groups.get(mail.id()), owners.get(mail.id()), answerable.contains(mail.id())), cause(mail)));
        }
        records.create(made);
        return tickets;
    }

    private Map<Long, Long> groups(List<PersonMail> mails) {
        Map<String, Long> known = new HashMap<>();
        return mails.stream().collect(Collectors.toMap(PersonMail::id, mail -> known.computeIfAbsent(
                connection(mail).setting("group", Staff.CUSTOMER_SERVICE), staff::groupId)));
    }

    /** Mail id → staff id or null. Groups are asked in one order everywhere, so that two workers cannot wait for each other. */
    private Map<Long, Long> owners(List<PersonMail> mails, Map<Long, Long> groups) {
        Map<Long, Long> owners = new HashMap<>();
        groups.values().stream().distinct().sorted().forEach(group -> {
            List<PersonMail> own = mails.stream().filter(mail -> groups.get(mail.id()).equals(group)).toList();
            List<Long> turns = assignment.next(group, own.size());
            for (int i = 0; i < own.size(); i++) {
                owners.put(own.get(i).id(), turns.get(i));
            }
        });
        return owners;
    }

    /** Who takes a newcomer's first ticket takes the newcomer. */
    private void own(List<PersonMail> mails, Map<Long, Long> owners) {
        records.update(mails.stream().filter(mail -> mail.arrival().isNew() && owners.get(mail.id()) != null)
                .map(mail -> new Records.Update(RecordType.CONTACT, mail.arrival().contactId(),
                        Edit.set("owner_id", owners.get(mail.id())), cause(mail))).toList());
    }

    private Map<String, Object> fields(PersonMail mail, long group, Long owner, boolean answerable) {
        Map<String, Object> ticket = new LinkedHashMap<>();
        ticket.put("subject", Conversation.plain(mail.mail().headers().subject()));
        ticket.put("contact_id", mail.arrival().contactId());
        ticket.put("group_id", group);
        ticket.put("owner_id", owner);
        ticket.put("connection_id", connection(mail).id());
        ticket.put("source", "Email");
        ticket.put("answer_to", answerTo(mail.mail()));
        ticket.put("may_acknowledge", answerable);
        return ticket;
    }

    private Connection connection(PersonMail mail) {
        return connections.byId(mail.arrival().event().connectionId());
    }

    private static Cause cause(PersonMail mail) {
        return Cause.event(mail.id());
    }

    private static String answerTo(ParsedMail mail) {
        return mail.headers().replyTo().stream().filter(MailAddress::isValid).findFirst()
                .or(() -> Optional.ofNullable(mail.headers().from()).filter(MailAddress::isValid))
                .map(MailAddress::address).orElse(null);
    }
}
