package io.kenh.delivery;

import io.kenh.delivery.gate.Dress;
import io.kenh.platform.Doorbell;
import io.kenh.platform.Json;
import io.kenh.platform.Line;
import io.kenh.platform.Timers;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The door of everything that leaves. */
@Component("delivery")
public class Delivery {

    private final JdbcClient db;
    private final Doorbell doorbell;
    private final Timers timers;
    private final Dress dress;
    private final Clock clock;

    Delivery(JdbcClient db, Doorbell doorbell, Timers timers, Dress dress, Clock clock) {
        this.db = db;
        this.doorbell = doorbell;
        this.timers = timers;
        this.dress = dress;
        this.clock = clock;
    }

    /**
     * Writes messages and queues them, as part of the caller's transaction. A message whose key is
     * there already is not made again. Advertising gets its label and its way to refuse here.
     *
     * @return key → message id of those that are new
     */
    public Map<String, Long> enqueue(List<NewMessage> messages) {
        Map<String, Long> made = new HashMap<>();
        return messages.isEmpty() ? made : write(dress.put(messages), made);
    }

    private Map<String, Long> write(List<NewMessage> messages, Map<String, Long> made) {
        db.sql("""
                with made as (
                  insert into message (key, channel, connection_id, address, name, subject, text, html, headers, object,
                                       object_id, contact_id, cause, lane, extras, purpose, track, created, updated)
                  select key, channel, connection_id, address, name, subject, text, html, headers::jsonb, object,
                         object_id, contact_id, cause, lane, extras::jsonb, purpose, track, ?::timestamptz, ?::timestamptz
                  from unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                              ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::boolean[])
                    with ordinality as t (key, channel, connection_id, address, name, subject, text, html, headers,
                                          object, object_id, contact_id, cause, lane, extras, purpose, track, n)
                  order by n
                  on conflict (key) do nothing
                  returning id, key)
                select id, key from made""")
                .params(OffsetDateTime.now(clock), OffsetDateTime.now(clock), texts(messages, NewMessage::key),
                        texts(messages, NewMessage::channel), longs(messages, NewMessage::connectionId),
                        texts(messages, NewMessage::address), texts(messages, NewMessage::name),
                        texts(messages, NewMessage::subject), texts(messages, NewMessage::text),
                        texts(messages, NewMessage::html), texts(messages, m -> Json.write(m.headers())),
                        texts(messages, NewMessage::object), longs(messages, NewMessage::objectId),
                        longs(messages, NewMessage::contactId), texts(messages, NewMessage::cause),
                        texts(messages, NewMessage::lane), texts(messages, m -> m.extras().equals(MailExtras.NONE) ? null : Json.write(m.extras())),
                        texts(messages, m -> m.purpose().key()), messages.stream().map(NewMessage::track).toArray(Boolean[]::new))
                .query((rs, i) -> made.put(rs.getString("key"), rs.getLong("id"))).list();
        queue(messages.stream().filter(m -> made.containsKey(m.key())).toList(), made);
        return made;
    }

    private void queue(List<NewMessage> messages, Map<String, Long> ids) {
        Instant now = clock.instant();
        List<NewMessage> later = messages.stream().filter(m -> m.at() != null && m.at().isAfter(now)).toList();
        later.forEach(m -> timers.at(m.at(), Line.MESSAGE, ids.get(m.key()), m.lane()));
        List<NewMessage> next = messages.stream().filter(m -> !later.contains(m)).toList();
        if (next.isEmpty()) {
            return;
        }
        db.sql("""
                insert into message_queue (slot, id, lane, since)
                select slot_of(lane), id, lane, ? from unnest(?::bigint[], ?::text[]) as t (id, lane) returning slot""")
                .params(OffsetDateTime.now(clock), longs(next, m -> ids.get(m.key())), texts(next, NewMessage::lane))
                .query(Integer.class).list().stream().distinct()
                .forEach(slot -> doorbell.ringAfterCommit(Line.MESSAGE, slot));
    }

    private static String[] texts(List<NewMessage> messages, Function<NewMessage, String> of) {
        return messages.stream().map(of).toArray(String[]::new);
    }

    private static Long[] longs(List<NewMessage> messages, Function<NewMessage, Long> of) {
        return messages.stream().map(of).toArray(Long[]::new);
    }
}
