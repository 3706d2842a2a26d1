package io.kenh.ticket;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What says that a mail belongs to a ticket, the strongest first: a reply address that we signed, then references
 * from the nearest parent to the root, then the number in the subject.
 */
@Component
class Evidence {

    private record Cited(PersonMail mail, int place, String id) { }

    private final ReplyAddresses addresses;
    private final JdbcClient db;

    Evidence(ReplyAddresses addresses, JdbcClient db) {
        this.addresses = addresses;
        this.db = db;
    }

    /** The strongest claim of each mail that makes one, by the mail's id. */
    Map<Long, Claim> of(List<PersonMail> mails) {
        Map<Long, Claim> claims = byToken(mails);
        claims.putAll(byReference(mails));
        claims.putAll(byAddress(mails));
        return claims;
    }

    private Map<Long, Claim> byAddress(List<PersonMail> mails) {
        Map<PersonMail, ReplyAddresses.Signed> signed = new HashMap<>();
        mails.forEach(mail -> mail.mail().recipients().stream().flatMap(address -> addresses.read(address, mail.author()).stream())
                .findFirst().ifPresent(found -> signed.put(mail, found)));
        Map<Long, Long> now = present(signed.values().stream().map(ReplyAddresses.Signed::ticket).toList());
        Map<Long, Claim> claims = new HashMap<>();
        signed.forEach((mail, found) -> {
            if (now.containsKey(found.ticket())) {
                Claim claim = Claim.of(mail, found.ticket(), now.get(found.ticket()), Ground.of(Reason.SIGNED, found.ticket()));
                claims.put(mail.id(), found.forSender() ? claim.provenBy(Ground.of(Reason.ADDRESSEE)) : claim);
            }
        });
        return claims;
    }

    private Map<Long, Claim> byReference(List<PersonMail> mails) {
        List<Cited> cited = new ArrayList<>();
        for (PersonMail mail : mails) {
            mail.cited().forEach(id -> cited.add(new Cited(mail, cited.size(), id)));
        }
        Map<Long, Claim> claims = new HashMap<>();
        if (!cited.isEmpty()) {
            db.sql("""
                    select distinct on (c.n) c.place, t.id, coalesce(t.merged_into, t.id) from unnest(?::bigint[], ?::int[], ?::text[]) as c (n, place, id)
                    join mail_id m on m.message_id = c.id join ticket t on t.id = m.ticket_id
                    order by c.n, c.place, t.status in ('open', 'pending') desc, t.id desc""")
                    .params(Columns.of(cited, c -> c.mail().id(), Long[]::new), Columns.of(cited, Cited::place, Integer[]::new), Columns.of(cited, Cited::id, String[]::new))
                    .query((rs, i) -> byReference(cited.get(rs.getInt(1)), rs.getLong(2), rs.getLong(3))).list()
                    .forEach(claim -> claims.put(claim.mail().id(), claim));
        }
        return claims;
    }

    private static Claim byReference(Cited cited, long ticket, long now) {
        return Claim.of(cited.mail(), ticket, now, Ground.of(Reason.REFERENCE, ticket, cited.id()));
    }

    /** The first number that is a ticket of ours: other systems put theirs into the subject as well. */
    private Map<Long, Claim> byToken(List<PersonMail> mails) {
        Map<Long, List<Long>> named = mails.stream().collect(Collectors.toMap(PersonMail::id, mail -> mail.mail().subjectTokens().stream()
                .filter(token -> token.matches("\\d{1,15}")).map(Long::valueOf).toList()));
        Map<Long, Long> now = present(named.values().stream().flatMap(List::stream).distinct().toList());
        Map<Long, Claim> claims = new HashMap<>();
        mails.forEach(mail -> named.get(mail.id()).stream().filter(now::containsKey).findFirst().ifPresent(ticket ->
                claims.put(mail.id(), Claim.of(mail, ticket, now.get(ticket), Ground.of(Reason.TOKEN, ticket)))));
        return claims;
    }

    /** Ticket → where its conversation is now; unknown numbers are left out. */
    private Map<Long, Long> present(Collection<Long> tickets) {
        Map<Long, Long> now = new HashMap<>();
        if (!tickets.isEmpty()) {
            db.sql("select id, coalesce(merged_into, id) from ticket where id = any(?)").param(tickets.toArray(Long[]::new))
                    .query((rs, i) -> now.put(rs.getLong(1), rs.getLong(2))).list();
        }
        return now;
    }
}
