package io.kenh.delivery;

import io.kenh.connector.Awaiting;
import io.kenh.connector.Inquiries.Sent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Messages that a provider has taken and whose fate nobody knows yet. */
@Component
class OpenMessages implements Awaiting {

    private final JdbcClient db;

    OpenMessages(JdbcClient db) {
        this.db = db;
    }

    @Override
    public List<Sent> open(long connectionId, Instant since, long after, int most) {
        return db.sql("""
                select id, external_id, address from message
                where connection_id = ? and state = 'accepted' and external_id is not null and updated > ? and id > ?
                order by id limit ?""").params(connectionId, since.atOffset(ZoneOffset.UTC), after, most)
                .query((row, i) -> new Sent(row.getLong("id"), row.getString("external_id"), row.getString("address"))).list();
    }
}
