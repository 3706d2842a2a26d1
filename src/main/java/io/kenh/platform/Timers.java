package io.kenh.platform;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Work that is to enter its line at a later moment. */
@Component
public class Timers implements Due {

    private static final int MOST = 1_000;
    /** So that a mountain of timers does not keep the sweeper from everything else. */
    private static final int MOST_ROUNDS = 50;

    private final JdbcClient db;
    private final Clock clock;
    private final Doorbell doorbell;
    private final TransactionTemplate transactions;

    Timers(JdbcClient db, Clock clock, Doorbell doorbell, TransactionTemplate transactions) {
        this.db = db;
        this.clock = clock;
        this.doorbell = doorbell;
        this.transactions = transactions;
    }

    /** Puts the work into its line at the given moment; part of the caller's transaction. */
    public void at(Instant due, Line line, long ref, String lane) {
        db.sql("insert into timer (line, ref, slot, lane, due) values (?, ?, slot_of(?), ?, ?)")
                .params(line.key(), ref, lane, lane, due.atOffset(ZoneOffset.UTC)).update();
    }

    @Override
    public Optional<Instant> next() {
        return db.sql("select due from timer order by due limit 1").query(OffsetDateTime.class).optional().map(OffsetDateTime::toInstant);
    }

    /**
     * Work and its moment.
     *
     * @param ref id of the work in its line
     */
    public record Timed(long ref, String lane, Instant due) { }

    /** As {@link #at(Instant, Line, long, String)} for many; what has the same moment enters its line in the given order. */
    public void at(Line line, List<Timed> work) {
        db.sql("""
                insert into timer (line, ref, slot, lane, due)
                select ?, ref, slot_of(lane), lane, due::timestamptz from unnest(?::bigint[], ?::text[], ?::text[])
                  with ordinality as t (ref, lane, due, n) order by n""")
                .params(line.key(), work.stream().map(Timed::ref).toArray(Long[]::new), work.stream().map(Timed::lane).toArray(String[]::new),
                        work.stream().map(timed -> timed.due().toString()).toArray(String[]::new)).update();
    }

    /** Moves what is due into the queues; several nodes may do so at once. */
    @Override
    public void due() {
        int rounds = MOST_ROUNDS;
        while (rounds-- > 0 && Boolean.TRUE.equals(transactions.execute(tx -> moveMost()))) {
            // the next thousand, in a transaction of its own
        }
    }

    /** Whether there may be more. */
    private boolean moveMost() {
        record Rung(Line line, int slot, int rows) { }
        List<Rung> rung = db.sql("""
                with due as (delete from timer where id in
                               (select id from timer where due <= :now order by due, id limit :most for update skip locked)
                             returning line, ref, slot, lane),
                  e as (insert into event_queue (slot, id, lane, since)
                        select slot, ref, lane, :now from due where line = 'event' on conflict do nothing),
                  c as (insert into change_queue (slot, id, lane, since)
                        select slot, ref, lane, :now from due where line = 'change' on conflict do nothing),
                  m as (insert into message_queue (slot, id, lane, since)
                        select slot, ref, lane, :now from due where line = 'message' on conflict do nothing)
                select line, slot, count(*)::int as rows from due group by line, slot""")
                .param("now", OffsetDateTime.now(clock)).param("most", MOST)
                .query((rs, i) -> new Rung(Line.of(rs.getString("line")), rs.getInt("slot"), rs.getInt("rows"))).list();
        rung.forEach(r -> doorbell.ringAfterCommit(r.line(), r.slot()));
        return rung.stream().mapToInt(Rung::rows).sum() == MOST;
    }
}
