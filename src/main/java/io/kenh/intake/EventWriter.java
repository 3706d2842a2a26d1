package io.kenh.intake;

import io.kenh.event.Tally;
import io.kenh.platform.Doorbell;
import io.kenh.platform.Line;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes a batch of arrivals in one transaction: event, queue row and count together or not at all. */
@Component
class EventWriter {

    private record Key(long connection, String externalId) { }

    private record Stored(Key key, long id, Integer slot) { }

    private static final String INSERT = """
            with wanted as (
              select * from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[])
                with ordinality as t (connection_id, external_id, kind, lane, payload, blob, n)),
            made as (
              insert into event (connection_id, external_id, kind, lane, payload, blob, at)
              select connection_id, external_id, kind, lane, payload::jsonb, blob, ? from wanted order by n
              on conflict (connection_id, external_id) do nothing
              returning id, connection_id, external_id, lane, at),
            queued as (
              insert into event_queue (slot, id, lane, since)
              select slot_of(lane), id, lane, at from made returning id, slot)
            select m.connection_id, m.external_id, m.id, q.slot from made m join queued q on q.id = m.id""";

    private final JdbcClient db;
    private final Tally tally;
    private final Doorbell doorbell;
    private final TransactionTemplate transactions;
    private final Clock clock;

    EventWriter(JdbcClient db, Tally tally, Doorbell doorbell, TransactionTemplate transactions, Clock clock) {
        this.db = db;
        this.tally = tally;
        this.doorbell = doorbell;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Answers one result for each arrival, in order, after the commit. */
    List<Accepted> write(String writer, List<Raw> arrivals) {
        Map<Key, Raw> distinct = new LinkedHashMap<>();
        arrivals.forEach(raw -> distinct.putIfAbsent(key(raw), raw));
        Map<Key, Stored> made = new HashMap<>();
        transactions.executeWithoutResult(tx -> {
            insert(List.copyOf(distinct.values())).forEach(stored -> made.put(stored.key(), stored));
            count(writer, arrivals, made);
        });
        made.values().stream().map(Stored::slot).distinct().forEach(slot -> doorbell.ring(Line.EVENT, slot));
        return answers(arrivals, made);
    }

    private List<Stored> insert(List<Raw> raws) {
        return db.sql(INSERT).params(raws.stream().map(Raw::connectionId).toArray(Long[]::new),
                        texts(raws, Raw::externalId), texts(raws, Raw::kind), texts(raws, Raw::lane),
                        texts(raws, Raw::payload), raws.stream().map(Raw::blob).toArray(byte[][]::new),
                        OffsetDateTime.now(clock))
                .query((rs, i) -> new Stored(new Key(rs.getLong(1), rs.getString(2)), rs.getLong(3), rs.getInt(4))).list();
    }

    private void count(String writer, List<Raw> arrivals, Map<Key, Stored> made) {
        Map<Long, Integer> received = new HashMap<>();
        Map<Long, Integer> duplicates = new HashMap<>();
        arrivals.forEach(raw -> {
            received.merge(raw.connectionId(), 1, Integer::sum);
            duplicates.merge(raw.connectionId(), 1, Integer::sum);
        });
        made.keySet().forEach(key -> duplicates.merge(key.connection(), -1, Integer::sum));
        tally.arrived(writer, received, duplicates);
    }

    private List<Accepted> answers(List<Raw> arrivals, Map<Key, Stored> made) {
        Map<Key, Long> first = new HashMap<>();
        List<Accepted> answers = new ArrayList<>(arrivals.size());
        for (Raw raw : arrivals) {
            Key key = key(raw);
            boolean isNew = made.containsKey(key) && !first.containsKey(key);
            long id = first.computeIfAbsent(key, k -> made.containsKey(k) ? made.get(k).id() : find(k));
            answers.add(new Accepted(id, !isNew));
        }
        return answers;
    }

    private long find(Key key) {
        return db.sql("select id from event where connection_id = ? and external_id = ?")
                .params(key.connection(), key.externalId()).query(Long.class).single();
    }

    private static Key key(Raw raw) {
        return new Key(raw.connectionId(), raw.externalId());
    }

    private static String[] texts(List<Raw> raws, Function<Raw, String> of) {
        return raws.stream().map(of).toArray(String[]::new);
    }
}
