package io.kenh.ticket;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether a mail may be answered automatically: a person's mail only, each sender once a day, or two machines would talk for ever, and
 * a domain only so often an hour, or a machine that makes up senders would have us flood it.
 */
@Component
class Acknowledgement {

    private static final Duration ONCE_IN = Duration.ofHours(24);
    private static final Duration BURST = Duration.ofHours(1);

    private final JdbcClient db;
    private final Clock clock;
    private final int mostOfDomain;

    Acknowledgement(JdbcClient db, Clock clock, @Value("${kenh.ticket.most-acknowledged-per-domain:300}") int mostOfDomain) {
        this.db = db;
        this.clock = clock;
        this.mostOfDomain = mostOfDomain;
    }

    /** The mails that may be answered, by their ids. */
    Set<Long> allowed(List<PersonMail> mails) {
        List<PersonMail> asking = mails.stream()
                .filter(mail -> mail.mail().classification().mayAnswer() && !mail.forged() && !mail.isOutgoing() && mail.arrival().contactId() != null).toList();
        Set<Long> answered = answeredLately(asking);
        return sparing(asking.stream().filter(mail -> !answered.contains(mail.arrival().contactId())).toList());
    }

    /** The first mails of each domain that it has room for. */
    private Set<Long> sparing(List<PersonMail> mails) {
        Map<String, Long> room = room(mails);
        return mails.stream().filter(mail -> room.merge(domain(mail), -1L, Long::sum) >= 0).map(PersonMail::id).collect(Collectors.toSet());
    }

    private Map<String, Long> room(List<PersonMail> mails) {
        Map<String, Long> room = new HashMap<>();
        if (!mails.isEmpty()) {
            db.sql("""
                    select d.name, (select count(*) from (select from ticket t where t.may_acknowledge and t.answer_to is not null
                      and lower(split_part(t.answer_to, '@', 2)) = d.name and t.created > ? limit ?) n) from unnest(?::text[]) as d (name)""")
                    .params(OffsetDateTime.now(clock).minus(BURST), mostOfDomain, mails.stream().map(Acknowledgement::domain).distinct().toArray(String[]::new))
                    .query((rs, i) -> room.put(rs.getString(1), mostOfDomain - rs.getLong(2))).list();
        }
        return room;
    }

    private static String domain(PersonMail mail) {
        return mail.answerTo() == null ? "" : mail.answerTo().substring(mail.answerTo().lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    private Set<Long> answeredLately(List<PersonMail> mails) {
        return mails.isEmpty() ? Set.of() : Set.copyOf(db.sql("""
                select c.id from unnest(?::bigint[]) as c (id)
                where exists (select 1 from ticket t where t.contact_id = c.id and t.may_acknowledge and t.created > ?)""")
                .params(mails.stream().map(mail -> mail.arrival().contactId()).distinct().toArray(Long[]::new),
                        OffsetDateTime.now(clock).minus(ONCE_IN)).query(Long.class).list());
    }
}
