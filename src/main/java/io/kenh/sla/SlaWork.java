package io.kenh.sla;

import io.kenh.platform.Due;
import io.kenh.platform.Outage;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Step of {@code routes/sla.camel.yaml}: judges tickets that changed and those whose moment has come, many at a time. Every node
 * does so; a ticket is locked while it is judged, and who finds it locked leaves it to the other.
 */
@Component("sla")
public class SlaWork implements Due {

    private static final Logger log = LoggerFactory.getLogger(SlaWork.class);

    private static final int MOST = 500;
    /** So that a mountain of stale tickets does not keep the caller for ever; the next look goes on. */
    private static final int MOST_ROUNDS = 400;

    private final JdbcClient db;
    private final Clock clock;
    private final SlaRules rules;
    private final Histories histories;
    private final Clocks clocks;
    private final Telling telling;
    private final TransactionTemplate transactions;

    SlaWork(JdbcClient db, Clock clock, SlaRules rules, Histories histories, Clocks clocks, Telling telling, TransactionTemplate transactions) {
        this.db = db;
        this.clock = clock;
        this.rules = rules;
        this.histories = histories;
        this.clocks = clocks;
        this.telling = telling;
        this.transactions = transactions;
    }

    /** {@link #due()} that never throws; what it could not do, the next look does. */
    public void work() {
        try {
            due();
        } catch (RuntimeException e) {
            if (Outage.is(e)) {
                log.warn("Deadlines cannot be looked at without the database ({}); the next look is in a second", e.getMessage());
            } else {
                log.error("Looking at deadlines stumbled and is tried again", e);
            }
        }
    }

    @Override
    public Optional<Instant> next() {
        if (db.sql("select exists (select from sla_stale)").query(Boolean.class).single()) {
            return Optional.of(clock.instant());
        }
        return db.sql("select next from sla_clock where next is not null order by next limit 1").query(OffsetDateTime.class).optional()
                .map(OffsetDateTime::toInstant);
    }

    @Override
    public void due() {
        int rounds = MOST_ROUNDS;
        while (rounds-- > 0 && Boolean.TRUE.equals(transactions.execute(tx -> round()))) {
            // the next tickets, in a transaction of their own
        }
    }

    /** Whether there may be more that this node could do. */
    private boolean round() {
        Instant now = clock.instant();
        List<Long> asked = asked(OffsetDateTime.now(clock));
        if (asked.isEmpty()) {
            return false;
        }
        List<TicketAsked> tickets = lock(asked);
        forget(asked, tickets);
        judge(tickets, now);
        return !tickets.isEmpty() && asked.size() >= MOST;
    }

    private List<Long> asked(OffsetDateTime now) {
        return db.sql("""
                select distinct ticket_id from (
                  (select ticket_id from sla_stale order by id limit :most) union all
                  (select ticket_id from sla_clock where next <= :now order by next limit :most)) t""")
                .param("most", MOST).param("now", now).query(Long.class).list();
    }

    private List<TicketAsked> lock(List<Long> ids) {
        return db.sql("select id, contact_id, owner_id, group_id, subject from ticket where id = any(?) order by id for no key update skip locked")
                .param(ids.toArray(Long[]::new)).query(TicketAsked.class).list();
    }

    /** Before the histories are read: whatever is written from now on makes its ticket stale again. */
    private void forget(List<Long> asked, List<TicketAsked> locked) {
        List<Long> gone = new ArrayList<>(locked.stream().map(TicketAsked::id).toList());
        if (locked.size() < asked.size()) {
            List<Long> lost = db.sql("select id from unnest(?::bigint[]) as a (id) where not exists (select from ticket t where t.id = a.id)")
                    .param(asked.toArray(Long[]::new)).query(Long.class).list();
            db.sql("delete from sla_clock where ticket_id = any(?)").param(lost.toArray(Long[]::new)).update();
            gone.addAll(lost);
        }
        db.sql("delete from sla_stale where ticket_id = any(?)").param(gone.toArray(Long[]::new)).update();
    }

    private void judge(List<TicketAsked> tickets, Instant now) {
        if (tickets.isEmpty()) {
            return;
        }
        SlaRules.Version version = rules.now();
        Judge judge = new Judge(version, now);
        List<Long> ids = tickets.stream().map(TicketAsked::id).toList();
        Map<Long, Map<Promise, Kept>> kept = clocks.kept(ids);
        Map<Telling.Key, Map<String, Instant>> told = telling.told(ids);
        List<Verdict> verdicts = new ArrayList<>();
        histories.of(ids).forEach((ticket, history) -> {
            for (Promise promise : Promise.values()) {
                verdicts.add(judge.of(ticket, history, promise, kept.getOrDefault(ticket, Map.of()).get(promise),
                        told.getOrDefault(new Telling.Key(ticket, promise), Map.of())));
            }
        });
        clocks.write(verdicts, version.number());
        telling.tell(tickets, verdicts, now);
    }
}
