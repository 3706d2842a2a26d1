package io.kenh.ticket;

import io.kenh.intake.mail.ParsedMail;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
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

    boolean allowed(ParsedMail mail, Long contactId) {
        return mail.classification().mayAnswer() && contactId != null && !answeredLately(contactId);
    }

    private boolean answeredLately(long contactId) {
        return db.sql("select exists (select 1 from ticket where contact_id = ? and may_acknowledge and created > ?)")
                .params(contactId, OffsetDateTime.now(clock).minus(ONCE_IN)).query(Boolean.class).single();
    }
}
