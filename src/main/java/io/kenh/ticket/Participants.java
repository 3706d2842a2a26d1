package io.kenh.ticket;

import io.kenh.intake.mail.MailAddress;
import io.kenh.intake.mail.MailContext;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who takes part in a ticket beside its customer: people in To and Cc of mails that were let in, and whom colleagues add. */
@Component
public class Participants {

    private static final int MOST_OF_A_MAIL = 40;

    private record New(long ticket, String email, String name) { }

    private final JdbcClient db;
    private final Clock clock;

    Participants(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Mails that were let into their tickets bring whom they were sent to. */
    void join(List<PersonMail> mails, Map<Long, Long> tickets, MailContext context) {
        List<New> all = new ArrayList<>();
        mails.forEach(mail -> mail.mail().participants(context).stream().limit(MOST_OF_A_MAIL)
                .forEach(person -> all.add(new New(tickets.get(mail.id()), person.key(), person.name()))));
        add(all, true);
    }

    private void add(List<New> people, boolean copied) {
        if (!people.isEmpty()) {
            db.sql("""
                    insert into ticket_participant (ticket_id, email, name, copied, since)
                    select ticket, email, max(name), ?, ? from unnest(?::bigint[], ?::text[], ?::text[]) as t (ticket, email, name)
                    group by ticket, email order by ticket, email on conflict do nothing""")
                    .params(copied, OffsetDateTime.now(clock), Columns.of(people, New::ticket, Long[]::new), Columns.of(people, New::email, String[]::new),
                            Columns.of(people, p -> Conversation.plain(p.name()), String[]::new)).update();
        }
    }

    /** Who gets answers of a ticket as a copy, without the address they go to. */
    List<String> copies(long ticket, String to) {
        return db.sql("select email from ticket_participant where ticket_id = ? and copied and email <> ? order by since, email limit ?")
                .params(ticket, MailAddress.key(to), MOST_OF_A_MAIL).query(String.class).list();
    }

    /**
     * Lets somebody take part: what comes from this address and belongs to the ticket is let in.
     *
     * @param copied whether answers to the customer go to this address as well
     * @throws IllegalArgumentException for what is no mail address
     */
    @Transactional
    public void letIn(long ticket, String email, boolean copied) {
        MailAddress address = new MailAddress(email.strip(), null);
        if (!address.isValid()) {
            throw new IllegalArgumentException("email: found '%s', wanted a mail address".formatted(email));
        }
        add(List.of(new New(ticket, address.key(), null)), copied);
        db.sql("update ticket_participant set copied = ? where ticket_id = ? and email = ?").params(copied, ticket, address.key()).update();
    }

    /** From now on the address takes no part any more. */
    @Transactional
    public void letGo(long ticket, String email) {
        db.sql("delete from ticket_participant where ticket_id = ? and email = ?").params(ticket, MailAddress.key(email)).update();
    }
}
