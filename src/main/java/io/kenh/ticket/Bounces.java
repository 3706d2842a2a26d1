package io.kenh.ticket;

import io.kenh.event.Arrival.Outcome;
import io.kenh.intake.mail.Bounce;
import io.kenh.intake.mail.ParsedMail;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reports about mail that left: they mark the message, and never open a ticket or make a contact. */
@Component
class Bounces {

    private final JdbcClient db;
    private final TicketNews news;
    private final Clock clock;

    Bounces(JdbcClient db, TicketNews news, Clock clock) {
        this.db = db;
        this.news = news;
        this.clock = clock;
    }

    /** Believed only when it cites a Message-ID of ours: anybody can dress up a mail as a bounce. */
    Outcome record(ParsedMail mail) {
        String cited = mail.classification().originalMessageId();
        Optional<Long> message = cited == null ? Optional.empty()
                : db.sql("select delivery_id from ticket_message where message_id = ? and direction = 'out'").param(cited).query(Long.class).optional()
                .or(() -> db.sql("select id from message where headers ->> 'Message-ID' = ?").param("<" + cited + ">").query(Long.class).optional());
        if (message.isEmpty()) {
            return Outcome.ignored("a delivery report that cites no mail of ours");
        }
        if (mail.classification().bounce() && !mail.classification().bounceIsTemporary()) {
            int failed = db.sql("update message set state = 'failed', reason = ?, updated = ? where id = ? and state <> 'failed'")
                    .params("came back: " + reason(mail), OffsetDateTime.now(clock), message.get()).update();
            if (failed == 1) {
                news.undelivered(message.get());
            }
            return new Outcome("message.failed", "message", message.get(), reason(mail));
        }
        return new Outcome("message.reported", "message", message.get(), reason(mail));
    }

    private static String reason(ParsedMail mail) {
        return mail.classification().bounces().stream().findFirst()
                .map(Bounce::inWords).filter(words -> !words.isEmpty()).orElse("no details given");
    }
}
