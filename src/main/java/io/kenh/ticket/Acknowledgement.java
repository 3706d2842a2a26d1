package io.kenh.ticket;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether a mail may be answered automatically: by a person's mail only, and once a day, or two machines would talk for ever. */
@Component
class Acknowledgement {

    private static final Duration ONCE_IN = Duration.ofHours(24);

    private final JdbcClient db;
    private final Clock clock;

    Acknowledgement(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** The mails that may be answered, by their ids. */
    Set<Long> allowed(List<PersonMail> mails) {
        List<PersonMail> asking = mails.stream()
                .filter(mail -> mail.mail().classification().mayAnswer() && !mail.forged() && !mail.isOutgoing() && mail.arrival().contactId() != null).toList();
        Set<Long> answered = answeredLately(asking);
        return asking.stream().filter(mail -> !answered.contains(mail.arrival().contactId())).map(PersonMail::id).collect(Collectors.toSet());
    }

    private Set<Long> answeredLately(List<PersonMail> mails) {
        return mails.isEmpty() ? Set.of() : Set.copyOf(db.sql("""
                select c.id from unnest(?::bigint[]) as c (id)
                where exists (select 1 from ticket t where t.contact_id = c.id and t.may_acknowledge and t.created > ?)""")
                .params(mails.stream().map(mail -> mail.arrival().contactId()).distinct().toArray(Long[]::new),
                        OffsetDateTime.now(clock).minus(ONCE_IN)).query(Long.class).list());
    }
}
