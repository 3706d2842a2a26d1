package io.kenh.ticket;

import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Arrival;
import io.kenh.event.Cause;
import io.kenh.event.Change;
import io.kenh.ticket.Counters.Counter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opens tickets for mails that belong to none, one for each mail. */
@Component
class NewTickets {

    private final Acknowledgement acknowledgement;
    private final FirstOwners firstOwners;
    private final Records records;
    private final JdbcClient db;

    NewTickets(Acknowledgement acknowledgement, FirstOwners firstOwners, Records records, JdbcClient db) {
        this.acknowledgement = acknowledgement;
        this.firstOwners = firstOwners;
        this.records = records;
        this.db = db;
    }

    /** Mail id → ticket. */
    Map<Long, Long> open(List<PersonMail> mails, Map<Long, Counter> counters, Map<Long, Threading.Verdict> verdicts) {
        Map<Long, Long> tickets = new LinkedHashMap<>();
        if (mails.isEmpty()) {
            return tickets;
        }
        Set<Long> answerable = acknowledgement.allowed(mails.stream().filter(mail -> counters.get(mail.id()).settings().acknowledge()).toList());
        Map<Long, Long> accounts = accounts(mails);
        List<Long> ids = records.ids(RecordType.TICKET, mails.size());
        List<Records.New> made = new ArrayList<>();
        Map<Arrival, Long> first = new LinkedHashMap<>();
        for (PersonMail mail : mails) {
            long id = ids.get(made.size());
            tickets.put(mail.id(), id);
            first.put(mail.arrival(), id);
            Map<String, Object> fields = fields(mail, counters.get(mail.id()));
            fields.put("account_id", accounts.get(mail.arrival().contactId()));
            fields.put("may_acknowledge", answerable.contains(mail.id()));
            fields.put("looks_like", verdicts.get(mail.id()).looksLike());
            made.add(new Records.New(RecordType.TICKET, id, Change.CREATED, fields, Cause.event(mail.id())));
        }
        records.create(made);
        firstOwners.follow(first);
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

    private static Map<String, Object> fields(PersonMail mail, Counter counter) {
        Map<String, Object> ticket = new LinkedHashMap<>();
        ticket.put("subject", Conversation.plain(mail.subject()));
        ticket.put("contact_id", mail.arrival().contactId());
        ticket.put("group_id", counter.group());
        ticket.put("connection_id", counter.connection().id());
        ticket.put("source", counter.settings().source());
        ticket.put("answer_to", mail.answerTo());
        if (mail.isOutgoing()) {
            ticket.put("status", "pending");
        }
        return ticket;
    }
}
