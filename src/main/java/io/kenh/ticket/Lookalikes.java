package io.kenh.ticket;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The weakest hint of all: the same customer wrote about the same subject lately. It never decides, for people reuse
 * subjects; it only shows colleagues the other ticket.
 */
@Component
class Lookalikes {

    private static final Duration LATELY = Duration.ofDays(14);
    /** Prefixes of replies and forwards in the languages of customers, and our own token. */
    private static final String BARE = "btrim(lower(regexp_replace(%s, '^((re|aw|sv|vs|antw|tr|tl|fw|fwd|wg|ct|trả lời|chuyển tiếp|回复|答复|转发)\\s*(\\[\\d+\\])?\\s*[:：]\\s*)+|\\[[^\\[\\]]*#\\d+\\]', '', 'gi')))";

    private final JdbcClient db;
    private final Clock clock;

    Lookalikes(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Mail id → the newest open ticket it looks like; without an entry there is none. */
    Map<Long, Long> of(List<PersonMail> mails) {
        List<PersonMail> asked = mails.stream().filter(mail -> mail.arrival().contactId() != null && !mail.arrival().isNew()
                && mail.mail().headers().subject() != null).toList();
        Map<Long, Long> found = new HashMap<>();
        if (!asked.isEmpty()) {
            db.sql("""
                    select c.n, max(t.id) from unnest(?::bigint[], ?::bigint[], ?::text[]) as c (n, contact, subject)
                    join ticket t on t.contact_id = c.contact and t.status in ('open', 'pending') and t.updated > ?
                    where length(%1$s) > 3 and %1$s = %2$s group by c.n""".formatted(BARE.formatted("c.subject"), BARE.formatted("coalesce(t.subject, '')")))
                    .params(Columns.of(asked, PersonMail::id, Long[]::new), Columns.of(asked, mail -> mail.arrival().contactId(), Long[]::new),
                            Columns.of(asked, mail -> mail.mail().headers().subject(), String[]::new), OffsetDateTime.now(clock).minus(LATELY))
                    .query((rs, i) -> found.put(rs.getLong(1), rs.getLong(2))).list();
        }
        return found;
    }
}
