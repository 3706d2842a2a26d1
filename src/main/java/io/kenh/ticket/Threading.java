package io.kenh.ticket;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which ticket does a mail belong to? References first, the nearest parent before the root, then the
 * number in the subject. A match is a claim: only who already takes part may write into the ticket.
 */
@Component
class Threading {

    /** The ticket, or null for a new one; and why, for people. */
    record Verdict(Long ticketId, List<String> decision) { }

    private record Claim(PersonMail mail, long ticket, String reason) { }

    private record Cited(PersonMail mail, int place, String id) { }

    private final JdbcClient db;

    Threading(JdbcClient db) {
        this.db = db;
    }

    /** One verdict for each mail, by its id. */
    Map<Long, Verdict> of(List<PersonMail> mails) {
        Map<Long, Claim> claims = byToken(mails);
        claims.putAll(byReference(mails));
        Set<Long> believed = takingPart(List.copyOf(claims.values()));
        return mails.stream().collect(Collectors.toMap(PersonMail::id, mail -> verdict(claims.get(mail.id()), believed)));
    }

    private static Verdict verdict(Claim claim, Set<Long> believed) {
        if (claim == null) {
            return new Verdict(null, List.of("no known reference and no ticket number: a new ticket"));
        }
        return believed.contains(claim.mail().id())
                ? new Verdict(claim.ticket(), List.of(claim.reason(), "the sender takes part in ticket #" + claim.ticket()))
                : new Verdict(null, List.of(claim.reason(),
                        "the sender takes no part in ticket #%d: a new ticket, which may belong to it".formatted(claim.ticket())));
    }

    private Map<Long, Claim> byReference(List<PersonMail> mails) {
        List<Cited> cited = new ArrayList<>();
        for (PersonMail mail : mails) {
            mail.cited().forEach(id -> cited.add(new Cited(mail, cited.size(), id)));
        }
        Map<Long, Claim> claims = new HashMap<>();
        if (!cited.isEmpty()) {
            db.sql("""
                    select distinct on (c.n) c.place, t.id from unnest(?::bigint[], ?::int[], ?::text[]) as c (n, place, id)
                    join mail_id m on m.message_id = c.id join ticket t on t.id = m.ticket_id
                    order by c.n, c.place, t.status in ('open', 'pending') desc, t.id desc""")
                    .params(all(cited, c -> c.mail().id(), Long[]::new), all(cited, Cited::place, Integer[]::new), all(cited, Cited::id, String[]::new))
                    .query((rs, i) -> claim(cited.get(rs.getInt(1)), rs.getLong(2))).list()
                    .forEach(claim -> claims.put(claim.mail().id(), claim));
        }
        return claims;
    }

    private static Claim claim(Cited cited, long ticket) {
        return new Claim(cited.mail(), ticket, "ticket #%d is known by the reference <%s>".formatted(ticket, cited.id()));
    }

    private Map<Long, Claim> byToken(List<PersonMail> mails) {
        Map<Long, List<Long>> named = mails.stream().collect(Collectors.toMap(PersonMail::id, mail -> mail.mail().subjectTokens().stream()
                .filter(token -> token.matches("\\d{1,15}")).map(Long::valueOf).toList()));
        Long[] numbers = named.values().stream().flatMap(List::stream).distinct().toArray(Long[]::new);
        Set<Long> known = numbers.length == 0 ? Set.of()
                : Set.copyOf(db.sql("select id from ticket where id = any(?)").param(numbers).query(Long.class).list());
        Map<Long, Claim> claims = new HashMap<>();
        mails.forEach(mail -> named.get(mail.id()).stream().filter(known::contains).findFirst().ifPresent(ticket ->
                claims.put(mail.id(), new Claim(mail, ticket, "ticket #%d is named in the subject".formatted(ticket)))));
        return claims;
    }

    private Set<Long> takingPart(List<Claim> claims) {
        return claims.isEmpty() ? Set.of() : Set.copyOf(db.sql("""
                select c.n from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::text[]) as c (n, ticket, contact, author)
                where exists (select 1 from ticket t where t.id = c.ticket and t.contact_id = c.contact)
                   or exists (select 1 from ticket_message m where m.ticket_id = c.ticket and m.direction = 'in' and m.author = c.author)
                   or exists (select 1 from staff s where s.email = c.author and s.active)""")
                .params(all(claims, c -> c.mail().id(), Long[]::new), all(claims, Claim::ticket, Long[]::new),
                        all(claims, c -> c.mail().arrival().contactId(), Long[]::new), all(claims, c -> c.mail().author(), String[]::new))
                .query(Long.class).list());
    }

    /** The mails that are in a ticket already, the same id from the same sender: mail id → ticket. */
    Map<Long, Long> duplicates(List<PersonMail> mails) {
        List<PersonMail> named = mails.stream().filter(mail -> mail.messageId() != null).toList();
        Map<Long, Long> tickets = new HashMap<>();
        db.sql("""
                select c.n, m.ticket_id from unnest(?::bigint[], ?::text[], ?::text[]) as c (n, id, author)
                join mail_id m on m.message_id = c.id
                join ticket_message t on t.ticket_id = m.ticket_id and t.direction = 'in' and t.author = c.author and t.message_id = c.id""")
                .params(all(named, PersonMail::id, Long[]::new), all(named, PersonMail::messageId, String[]::new),
                        all(named, PersonMail::author, String[]::new))
                .query((rs, i) -> tickets.put(rs.getLong(1), rs.getLong(2))).list();
        return tickets;
    }

    /** From now on mails that cite these belong to these tickets. */
    void remember(List<Long> tickets, List<String> messageIds) {
        db.sql("""
                insert into mail_id (message_id, ticket_id)
                select id, ticket from unnest(?::text[], ?::bigint[]) as t (id, ticket) where id is not null order by id, ticket
                on conflict do nothing""").params(messageIds.toArray(String[]::new), tickets.toArray(Long[]::new)).update();
    }

    private static <T, R> R[] all(List<T> items, Function<T, R> of, java.util.function.IntFunction<R[]> array) {
        return items.stream().map(of).toArray(array);
    }
}
