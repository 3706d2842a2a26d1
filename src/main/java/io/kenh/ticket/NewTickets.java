package io.kenh.ticket;

import io.kenh.assignment.Assignment;
import io.kenh.assignment.AssignmentRules;
import io.kenh.crm.Edit;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Cause;
import io.kenh.event.Change;
import io.kenh.intake.mail.MailAddress;
import io.kenh.ticket.Counters.Counter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opens tickets for mails that belong to none: assigned by the group's rule, one for each mail. */
@Component
class NewTickets {

    private static final String ACCOUNT = "account_id";

    private final Acknowledgement acknowledgement;
    private final Assignment assignment;
    private final AssignmentRules rules;
    private final Records records;
    private final JdbcClient db;

    NewTickets(Acknowledgement acknowledgement, Assignment assignment, AssignmentRules rules, Records records, JdbcClient db) {
        this.acknowledgement = acknowledgement;
        this.assignment = assignment;
        this.rules = rules;
        this.records = records;
        this.db = db;
    }

    /** Mail id → ticket. The groups' turns are taken last, so that no other worker waits for them longer than it must. */
    Map<Long, Long> open(List<PersonMail> mails, Map<Long, Counter> counters, Map<Long, Threading.Verdict> verdicts) {
        Map<Long, Long> tickets = new LinkedHashMap<>();
        if (mails.isEmpty()) {
            return tickets;
        }
        Set<Long> answerable = acknowledgement.allowed(mails.stream().filter(mail -> counters.get(mail.id()).settings().acknowledge()).toList());
        Map<Long, Long> accounts = accounts(mails);
        List<Long> ids = records.ids(RecordType.TICKET, mails.size());
        Map<Long, Long> owners = owners(mails, counters);
        own(mails, owners, accounts);
        List<Records.New> made = new ArrayList<>();
        for (PersonMail mail : mails) {
            tickets.put(mail.id(), ids.get(made.size()));
            Map<String, Object> fields = fields(mail, counters.get(mail.id()));
            fields.put("owner_id", owners.get(mail.id()));
            fields.put(ACCOUNT, accounts.get(mail.arrival().contactId()));
            fields.put("may_acknowledge", answerable.contains(mail.id()));
            fields.put("looks_like", verdicts.get(mail.id()).looksLike());
            made.add(new Records.New(RecordType.TICKET, tickets.get(mail.id()), Change.CREATED, fields, cause(mail)));
        }
        records.create(made);
        return tickets;
    }

    /** Contact → its account; those without one are left out. */
    private Map<Long, Long> accounts(List<PersonMail> mails) {
        Map<Long, Long> accounts = new HashMap<>();
        db.sql("select id, account_id from contact where id = any(?) and account_id is not null")
                .param(Columns.of(mails, mail -> mail.arrival().contactId(), Long[]::new))
                .query((rs, i) -> accounts.put(rs.getLong(1), rs.getLong(2))).list();
        return accounts;
    }

    /** Mail id → staff id or null. Groups are asked in one order everywhere, so that two workers cannot wait for each other. */
    private Map<Long, Long> owners(List<PersonMail> mails, Map<Long, Counter> counters) {
        Map<Long, Long> owners = new HashMap<>();
        counters.values().stream().map(Counter::group).distinct().sorted().forEach(group -> {
            List<PersonMail> own = mails.stream().filter(mail -> counters.get(mail.id()).group() == group).toList();
            List<Long> turns = own.isEmpty() ? List.of() : assignment.next(group, own.size());
            for (int i = 0; i < own.size(); i++) {
                owners.put(own.get(i).id(), turns.get(i));
            }
        });
        return owners;
    }

    /** Who takes a newcomer's first ticket takes the newcomer, unless there is a rule for the kind. */
    private void own(List<PersonMail> mails, Map<Long, Long> owners, Map<Long, Long> accounts) {
        List<PersonMail> newcomers = mails.stream().filter(mail -> mail.arrival().isNew() && owners.get(mail.id()) != null).toList();
        if (newcomers.isEmpty()) {
            return;
        }
        Set<String> ruled = rules.all().keySet();
        if (!ruled.contains(RecordType.CONTACT.key())) {
            records.update(newcomers.stream().map(mail -> owned(RecordType.CONTACT, mail.arrival().contactId(), mail, owners)).toList());
        }
        if (!ruled.contains(RecordType.ACCOUNT.key())) {
            records.update(newcomers.stream().filter(mail -> mail.arrival().newcomer().asAccount() && accounts.containsKey(mail.arrival().contactId()))
                    .map(mail -> owned(RecordType.ACCOUNT, accounts.get(mail.arrival().contactId()), mail, owners)).toList());
        }
    }

    private static Records.Update owned(RecordType type, long id, PersonMail mail, Map<Long, Long> owners) {
        return new Records.Update(type, id, Edit.set("owner_id", owners.get(mail.id())), cause(mail));
    }

    private static Map<String, Object> fields(PersonMail mail, Counter counter) {
        Map<String, Object> ticket = new LinkedHashMap<>();
        ticket.put("subject", Conversation.plain(mail.subject()));
        ticket.put("contact_id", mail.arrival().contactId());
        ticket.put("group_id", counter.group());
        ticket.put("connection_id", counter.connection().id());
        ticket.put("source", counter.settings().source());
        ticket.put("answer_to", answerTo(mail));
        if (mail.isOutgoing()) {
            ticket.put("status", "pending");
        }
        return ticket;
    }

    private static Cause cause(PersonMail mail) {
        return Cause.event(mail.id());
    }

    private static String answerTo(PersonMail mail) {
        if (mail.wasForwarded() || mail.isOutgoing()) {
            return mail.author();
        }
        return mail.mail().headers().replyTo().stream().filter(MailAddress::isValid).findFirst()
                .or(() -> Optional.ofNullable(mail.mail().headers().from()).filter(MailAddress::isValid))
                .map(MailAddress::address).orElse(null);
    }
}
