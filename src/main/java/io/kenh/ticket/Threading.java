package io.kenh.ticket;

import io.kenh.intake.mail.ParsedMail;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which ticket does a mail belong to? References first, the nearest parent before the root, then the
 * number in the subject. A match is a claim: only who already takes part may write into the ticket.
 */
@Component
class Threading {

    private static final int MOST_REFERENCES = 20;

    /** The ticket, or null for a new one; and why, for people. */
    record Verdict(Long ticketId, List<String> decision) { }

    private final JdbcClient db;

    Threading(JdbcClient db) {
        this.db = db;
    }

    Verdict of(ParsedMail mail, Long contactId, String author) {
        List<String> decision = new ArrayList<>();
        Optional<Long> found = byReference(mail, decision).or(() -> byToken(mail, decision));
        if (found.isEmpty()) {
            decision.add("no known reference and no ticket number: a new ticket");
            return new Verdict(null, decision);
        }
        if (takesPart(found.get(), contactId, author)) {
            decision.add("the sender takes part in ticket #" + found.get());
            return new Verdict(found.get(), decision);
        }
        decision.add("the sender takes no part in ticket #%d: a new ticket, which may belong to it".formatted(found.get()));
        return new Verdict(null, decision);
    }

    private Optional<Long> byReference(ParsedMail mail, List<String> decision) {
        Set<String> ids = new LinkedHashSet<>(mail.headers().inReplyTo());
        List<String> references = mail.headers().references();
        for (int i = references.size() - 1; i >= 0; i--) {
            ids.add(references.get(i));
        }
        for (String id : ids.stream().limit(MOST_REFERENCES).toList()) {
            Optional<Long> ticket = db.sql("""
                    select t.id from mail_id m join ticket t on t.id = m.ticket_id where m.message_id = ?
                    order by t.status in ('open', 'pending') desc, t.id desc limit 1""").param(id).query(Long.class).optional();
            if (ticket.isPresent()) {
                decision.add("ticket #%d is known by the reference <%s>".formatted(ticket.get(), id));
                return ticket;
            }
        }
        return Optional.empty();
    }

    private Optional<Long> byToken(ParsedMail mail, List<String> decision) {
        return mail.subjectTokens().stream().filter(token -> token.matches("\\d{1,15}")).map(Long::valueOf)
                .filter(id -> db.sql("select 1 from ticket where id = ?").param(id).query(Integer.class).optional().isPresent())
                .findFirst().map(id -> {
                    decision.add("ticket #%d is named in the subject".formatted(id));
                    return id;
                });
    }

    private boolean takesPart(long ticketId, Long contactId, String author) {
        return db.sql("""
                select exists (select 1 from ticket where id = :ticket and contact_id = :contact)
                    or exists (select 1 from ticket_message where ticket_id = :ticket and direction = 'in' and author = :author)
                    or exists (select 1 from staff where email = :author and active)""")
                .param("ticket", ticketId).param("contact", contactId).param("author", author)
                .query(Boolean.class).single();
    }

    /** Whether this very mail is in a ticket already: the same id from the same sender. */
    Optional<Long> duplicate(ParsedMail mail, String author) {
        return Optional.ofNullable(mail.headers().messageId()).flatMap(id -> db.sql("""
                select m.ticket_id from mail_id m join ticket_message t on t.ticket_id = m.ticket_id and t.direction = 'in'
                where m.message_id = ? and t.author = ? and t.message_id = m.message_id limit 1""").params(id, author).query(Long.class).optional());
    }

    void remember(long ticketId, String messageId) {
        if (messageId != null) {
            db.sql("insert into mail_id (message_id, ticket_id) values (?, ?) on conflict do nothing").params(messageId, ticketId).update();
        }
    }
}
