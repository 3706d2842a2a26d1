package io.kenh.ticket;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The Message-IDs that tickets are known by, in and out. */
@Component
class MailIndex {

    /** @param sameTeam the group that the present mail is for has it already */
    record Twin(long ticket, boolean sameTeam) { }

    private final JdbcClient db;

    MailIndex(JdbcClient db) {
        this.db = db;
    }

    /**
     * Mails that are in a ticket already: the same id from the same sender with the same words, for ids are chosen by senders,
     * and some use one twice. A footer that a mailing list added does not make another mail.
     *
     * @param counters mail id → where it came to
     */
    Map<Long, Twin> twins(List<PersonMail> mails, Map<Long, Counters.Counter> counters) {
        List<PersonMail> named = mails.stream().filter(mail -> mail.messageId() != null).toList();
        Map<Long, Twin> twins = new HashMap<>();
        db.sql("""
                select distinct on (c.n) c.n, t.id, t.group_id is not distinct from c.team or m.connection = c.connection from (
                  select i.message_id, s.ticket_id, s.author, s.text, e.connection_id as connection from mail_id i
                  join ticket_message s on s.ticket_id = i.ticket_id and s.direction = 'in' and s.message_id = i.message_id
                  left join event e on e.id = s.event_id where i.message_id = any(?)) m
                join unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[]) as c (n, id, author, words, team, connection)
                  on c.id = m.message_id and c.author = m.author
                join ticket t on t.id = m.ticket_id
                where strpos(btrim(c.words), btrim(m.text)) > 0 or strpos(btrim(m.text), btrim(c.words)) > 0 or btrim(m.text) = ''
                order by c.n, 3 desc, t.id""")
                .params(Columns.of(named, PersonMail::messageId, String[]::new), Columns.of(named, PersonMail::id, Long[]::new),
                        Columns.of(named, PersonMail::messageId, String[]::new), Columns.of(named, PersonMail::author, String[]::new),
                        Columns.of(named, mail -> Conversation.plain(mail.text()), String[]::new),
                        Columns.of(named, mail -> counters.get(mail.id()).group(), Long[]::new),
                        Columns.of(named, mail -> mail.arrival().event().connectionId(), Long[]::new))
                .query((rs, i) -> twins.put(rs.getLong(1), new Twin(rs.getLong(2), rs.getBoolean(3)))).list();
        return twins;
    }

    /** From now on mails that cite these belong to these tickets. */
    void remember(List<Long> tickets, List<String> messageIds) {
        db.sql("""
                insert into mail_id (message_id, ticket_id)
                select id, ticket from unnest(?::text[], ?::bigint[]) as t (id, ticket) where id is not null order by id, ticket
                on conflict do nothing""").params(messageIds.toArray(String[]::new), tickets.toArray(Long[]::new)).update();
    }
}
