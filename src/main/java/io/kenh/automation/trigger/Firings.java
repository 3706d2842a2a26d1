package io.kenh.automation.trigger;

import io.kenh.automation.Automation;
import io.kenh.automation.Definition;
import io.kenh.automation.LineTwo;
import io.kenh.automation.Occurrence;
import io.kenh.event.Change;
import io.kenh.platform.Json;
import io.kenh.platform.Outage;
import io.kenh.platform.RightOfWay;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works at times that have begun, a chunk of records in one transaction: the selection, the runs with all they do, and how far
 * it has come are committed together. A node that dies leaves a chunk undone, never half done, and any node goes on with it.
 */
@Component
class Firings {

    private static final Logger log = LoggerFactory.getLogger(Firings.class);
    static final int CHUNK = 1_000;
    /** After so many failures its records go through line two one by one, after twice as many it is given up. */
    private static final int PATIENCE = 3;

    private final JdbcClient db;
    private final Clock clock;
    private final Selection selection;
    private final LineTwo lineTwo;
    private final RightOfWay rightOfWay;
    private final TransactionTemplate transactions;

    Firings(JdbcClient db, Clock clock, Selection selection, LineTwo lineTwo, RightOfWay rightOfWay, TransactionTemplate transactions) {
        this.db = db;
        this.clock = clock;
        this.selection = selection;
        this.lineTwo = lineTwo;
        this.rightOfWay = rightOfWay;
        this.transactions = transactions;
    }

    void work() {
        do {
            rightOfWay.give();
        } while (chunk());
    }

    /** False when there is nothing to do. */
    private boolean chunk() {
        AtomicReference<Firing> taken = new AtomicReference<>();
        try {
            return Boolean.TRUE.equals(transactions.execute(tx -> {
                Optional<Firing> firing = take();
                firing.ifPresent(taken::set);
                firing.ifPresent(this::chunk);
                return firing.isPresent();
            }));
        } catch (RuntimeException e) {
            if (taken.get() == null || Outage.is(e)) {
                throw e;
            }
            transactions.executeWithoutResult(tx -> failed(taken.get(), e));
            return true;
        }
    }

    private Optional<Firing> take() {
        return db.sql("""
                select f.id, p.part, f.automation_id, f.version, v.definition, f.due, f.day, f.quiet_after, f.quiet_until, p.done_id, p.last_id, p.failures
                from firing_part p join firing f on f.id = p.firing_id
                  join automation_version v on v.automation_id = f.automation_id and v.version = f.version
                order by p.firing_id, p.part limit 1 for update of p skip locked""").query(Firings::row).optional();
    }

    private void chunk(Firing firing) {
        boolean apart = firing.failures() >= PATIENCE;
        List<Change> due = apart ? selection.queue(firing, CHUNK) : selection.next(firing, CHUNK);
        if (!apart && !due.isEmpty()) {
            lineTwo.meet(due);
        }
        if (due.size() < CHUNK) {
            end(firing, due.size());
        } else {
            db.sql("update firing_part set done_id = ?, runs = runs + ?, failures = case when failures < ? then 0 else failures end where firing_id = ? and part = ?")
                    .params(due.get(due.size() - 1).objectId(), due.size(), PATIENCE, firing.id(), firing.part()).update();
        }
    }

    /** The last part to end ends the firing; a look that found nobody quiet leaves no trace. */
    private void end(Firing firing, int more) {
        long runs = more + db.sql("delete from firing_part where firing_id = ? and part = ? returning runs")
                .params(firing.id(), firing.part()).query(Long.class).single();
        db.sql("update firing set runs = runs + ? where id = ?").params(runs, firing.id()).update();
        db.sql("""
                update firing set state = 'done', ended = ? where id = ? and state = 'open'
                  and not exists (select 1 from firing_part where firing_id = firing.id)""").params(OffsetDateTime.now(clock), firing.id()).update();
        db.sql("delete from firing where id = ? and state = 'done' and runs = 0 and quiet_until is not null").param(firing.id()).update();
    }

    private void failed(Firing firing, RuntimeException failure) {
        log.warn("Automation {} '{}', due {}: records after {} failed for the {}. time: {}", firing.automation().id(), firing.automation().name(),
                firing.time().due(), firing.doneId(), firing.failures() + 1, failure.getMessage());
        log.debug("Cause", failure);
        if (firing.failures() + 1 >= 2 * PATIENCE) {
            db.sql("delete from firing_part where firing_id = ?").param(firing.id()).update();
            db.sql("update firing set state = 'failed', reason = ?, ended = ? where id = ?")
                    .params(String.valueOf(failure.getMessage()), OffsetDateTime.now(clock), firing.id()).update();
        } else {
            db.sql("update firing_part set failures = failures + 1 where firing_id = ? and part = ? and done_id = ?")
                    .params(firing.id(), firing.part(), firing.doneId()).update();
        }
    }

    /** When there is something to do next; now, while anything has begun. */
    Optional<Instant> next() {
        return db.sql("select min(due) from (select due from firing where state = 'open' union all select next from plan where next is not null) t (due)")
                .query((rs, i) -> Optional.ofNullable(instant(rs, "min"))).single();
    }

    private static Firing row(ResultSet rs, int i) throws SQLException {
        Definition definition = Json.read(rs.getString("definition"), Definition.class);
        return new Firing(rs.getLong("id"), rs.getInt("part"),
                new Automation(rs.getLong("automation_id"), definition.name(), "active", rs.getInt("version"), definition),
                new Occurrence(rs.getObject("day", LocalDate.class), instant(rs, "due")), instant(rs, "quiet_after"), instant(rs, "quiet_until"),
                rs.getLong("done_id"), rs.getLong("last_id"), rs.getInt("failures"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime time = rs.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
