package io.kenh.console.message;

import io.kenh.console.Missing;
import io.kenh.console.Page;
import io.kenh.console.Words;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads what went out, newest first. States change often and are not indexed, so that sending stays quick; a
 * filtered page therefore looks through a stretch of messages and says where it stopped.
 */
@Component
class MessageLog {

    /** Which messages; null or blank means any. */
    record Filter(String state, String channel) {

        public boolean isEmpty() {
            return Words.blank(state, channel);
        }
    }

    record Row(long id, String channel, String connection, String address, String name, String subject, String text, String state,
               String reason, Instant created) { }

    record Message(long id, String channel, String connection, String connectionTitle, String address, String name, String subject, String text,
                   String purpose, String state, String reason, String externalId, String object, Long objectId, Long contactId, String contact,
                   String cause, int attempts, Instant created, Instant updated, Long parkedId, String rule, Instant until,
                   Instant opened, Instant clicked) { }

    /** How many messages a filtered page looks through. */
    static final int STRETCH = 20_000;
    static final List<String> STATES = List.of("queued", "sending", "accepted", "delivered", "failed", "expired", "unknown");

    private final JdbcClient db;

    MessageLog(JdbcClient db) {
        this.db = db;
    }

    Page<Row> find(Filter filter, long before) {
        List<Row> rows = db.sql("""
                select m.id, m.channel, c.title as connection, m.address, m.name, m.subject, m.text, m.state, m.reason, m.created
                from (select * from message where id < :before order by id desc limit :stretch) m left join connection c on c.id = m.connection_id
                where (:state = '' or m.state = :state) and (:channel = '' or m.channel = :channel) order by m.id desc limit :most""")
                .param("before", before).param("stretch", filter.isEmpty() ? Page.FETCH : STRETCH).param("most", Page.FETCH)
                .param("state", text(filter.state())).param("channel", text(filter.channel())).query(Row.class).list();
        Page<Row> page = Page.of(rows, Row::id);
        return page.next() != null || filter.isEmpty() ? page : new Page<>(rows, endOfStretch(before));
    }

    /** Where looking goes on; null when everything was looked through. */
    private String endOfStretch(long before) {
        return db.sql("select id from message where id < ? order by id desc offset ? limit 1").params(before, STRETCH - 1)
                .query(String.class).optional().orElse(null);
    }

    Message find(long id) {
        return db.sql("""
                select m.id, m.channel, c.name as connection, c.title as connection_title, m.address, m.name, m.subject, m.text, m.purpose, m.state,
                       m.reason, m.external_id, m.object, m.object_id, m.contact_id, k.name as contact, m.cause, m.attempts, m.created, m.updated,
                       p.id as parked_id, g.rule, g.until, r.opened, r.clicked
                from message m left join message_gate g on g.message_id = m.id left join connection c on c.id = m.connection_id left join contact k on k.id = m.contact_id
                     left join parked p on p.line = 'message' and p.ref = m.id left join message_response r on r.message_id = m.id where m.id = ?""")
                .param(id).query(Message.class).optional().orElseThrow(() -> new Missing("message", id));
    }

    private static String text(String filter) {
        return filter == null ? "" : filter;
    }
}
