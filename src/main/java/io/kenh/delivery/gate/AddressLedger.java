package io.kenh.delivery.gate;

import io.kenh.delivery.Consents;
import io.kenh.delivery.Message;
import io.kenh.platform.Rehearsal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the tables say about the addresses of a batch, in one statement each. */
@Component
class AddressLedger {

    private static final Duration LONGEST = Duration.ofDays(7);

    private final JdbcClient db;

    AddressLedger(JdbcClient db) {
        this.db = db;
    }

    /**
     * Until the transaction ends nobody else counts these addresses. Always in the same order, so that nobody waits in a circle.
     * A rehearsal has nobody to keep away.
     */
    void lock(List<Message> messages) {
        if (Rehearsal.isOn()) {
            return;
        }
        db.sql("""
                select pg_advisory_xact_lock(h) from (select distinct hashtextextended('gate ' || a, 0) h from unnest(?::text[]) a order by h offset 0) t""")
                .param(addresses(messages)).query((rs, i) -> null).list();
    }

    /** Of messages that do not advertise, those whose recipients want nothing at all. */
    List<Message> blocked(List<Message> messages) {
        if (messages.isEmpty()) {
            return messages;
        }
        Set<Long> ids = Set.copyOf(db.sql("""
                select t.id from unnest(:ids::bigint[], :channels::text[], :addresses::text[]) as t (id, channel, address)
                where (select not given from consent c where c.address = t.address and c.channel = t.channel and c.purpose = 'transactional'
                       order by c.at desc, c.id desc limit 1)""")
                .param("ids", ids(messages)).param("channels", channels(messages)).param("addresses", addresses(messages)).query(Long.class).list());
        return messages.stream().filter(message -> ids.contains(message.id())).toList();
    }

    Map<Long, Known> look(List<Message> messages, Instant now) {
        Map<Long, Known> known = new HashMap<>();
        db.sql("""
                select t.id,
                  (select given from consent c where c.address = t.address and c.channel = t.channel and c.purpose = 'advertising'
                   order by c.at desc, c.id desc limit 1) as consent,
                  coalesce((select not given from consent c where c.address = t.address and c.channel = t.channel and c.purpose = 'transactional'
                            order by c.at desc, c.id desc limit 1), false) as blocked,
                  exists (select from do_not_advertise d where d.address = t.address) as listed,
                  array(select p.at from gate_pass p where p.address = t.address and p.channel = t.channel and p.message_id <> t.id and p.at > :since
                        order by p.at) as passes,
                  (select g.since from message_gate g where g.message_id = t.id) as since
                from unnest(:ids::bigint[], :channels::text[], :addresses::text[]) as t (id, channel, address)""")
                .param("ids", ids(messages)).param("channels", channels(messages)).param("addresses", addresses(messages))
                .param("since", now.minus(LONGEST).atOffset(ZoneOffset.UTC)).query((rs, i) -> known.put(rs.getLong("id"), known(rs))).list();
        return known;
    }

    private static Known known(ResultSet rs) throws SQLException {
        return new Known(rs.getBoolean("blocked"), (Boolean) rs.getObject("consent"), rs.getBoolean("listed"), instants(rs.getArray("passes")),
                rs.getTimestamp("since") == null ? null : rs.getTimestamp("since").toInstant());
    }

    private static List<Instant> instants(Array array) throws SQLException {
        return Arrays.stream((Timestamp[]) array.getArray()).map(Timestamp::toInstant).toList();
    }

    /** A message that is tried again counts once, from its latest attempt; what once held it is forgotten. */
    void passed(List<Message> messages, Instant now) {
        if (messages.isEmpty()) {
            return;
        }
        db.sql("""
                with free as (delete from message_gate where message_id = any(:ids))
                insert into gate_pass (message_id, channel, address, at)
                select id, channel, address, :now from unnest(:ids::bigint[], :channels::text[], :addresses::text[]) as t (id, channel, address)
                on conflict (message_id) do update set at = excluded.at""")
                .param("ids", ids(messages)).param("channels", channels(messages)).param("addresses", addresses(messages))
                .param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    /** What no cap counts any more is forgotten. */
    void forget(Instant now) {
        db.sql("delete from gate_pass where at < ?").param(now.minus(LONGEST).atOffset(ZoneOffset.UTC)).update();
    }

    private static Long[] ids(Collection<Message> messages) {
        return messages.stream().map(Message::id).toArray(Long[]::new);
    }

    private static String[] channels(Collection<Message> messages) {
        return messages.stream().map(Message::channel).toArray(String[]::new);
    }

    private static String[] addresses(Collection<Message> messages) {
        return messages.stream().map(message -> Consents.known(message.channel(), message.address())).toArray(String[]::new);
    }
}
