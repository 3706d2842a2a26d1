package io.kenh.delivery;

import com.fasterxml.jackson.core.type.TypeReference;
import io.kenh.platform.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of messages. A state only ever moves forward; what would move it back is left out. */
@Component
class Messages {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() { };

    private final JdbcClient db;
    private final Clock clock;

    Messages(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    List<Message> load(Collection<Long> ids) {
        return db.sql("select * from message where id = any(?) order by id").param(ids.toArray(Long[]::new))
                .query(Messages::row).list();
    }

    void sending(Collection<Long> ids) {
        db.sql("update message set state = 'sending', attempts = attempts + 1, updated = ? where id = any(?) and state in ('queued', 'sending', 'unknown')")
                .params(now(), ids.toArray(Long[]::new)).update();
    }

    /** The provider has them. A receipt may have been faster than the answer; its word stands. */
    void accepted(Collection<Long> ids, Collection<String> externalIds) {
        db.sql("""
                with known as (
                  insert into message_at_provider (connection_id, external_id, message_id)
                  select m.connection_id, a.external_id, m.id from unnest(?::bigint[], ?::text[]) as a (id, external_id)
                  join message m on m.id = a.id where a.external_id is not null on conflict do nothing)
                update message m set state = case when m.state in ('queued', 'sending', 'unknown') then 'accepted' else m.state end,
                  reason = case when m.state in ('queued', 'sending', 'unknown') then null else m.reason end,
                  external_id = coalesce(a.external_id, m.external_id), updated = ?
                from unnest(?::bigint[], ?::text[]) as a (id, external_id) where m.id = a.id""")
                .params(ids.toArray(Long[]::new), externalIds.toArray(String[]::new), now(), ids.toArray(Long[]::new),
                        externalIds.toArray(String[]::new)).update();
    }

    /** Any other end or pause of an attempt; a message that a receipt has settled meanwhile is left alone. */
    void become(String state, long id, String reason) {
        db.sql("update message set state = ?, reason = ?, updated = ? where id = ? and state in ('queued', 'sending', 'unknown')")
                .params(state, reason, now(), id).update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    static Message row(ResultSet rs, int i) throws SQLException {
        return new Message(rs.getLong("id"), rs.getString("key"), rs.getString("channel"), rs.getLong("connection_id"),
                rs.getString("address"), rs.getString("name"), rs.getString("subject"), rs.getString("text"),
                rs.getString("html"), Json.read(rs.getString("headers"), HEADERS), rs.getString("state"),
                rs.getString("lane"), rs.getInt("attempts"), rs.getObject("created", OffsetDateTime.class).toInstant(),
                rs.getString("extras") == null ? MailExtras.NONE : Json.read(rs.getString("extras"), MailExtras.class), Purpose.of(rs.getString("purpose")),
                (Boolean) rs.getObject("track"));
    }
}
