package io.kenh.automation.trigger;

import io.kenh.automation.Definition;
import io.kenh.automation.Occurrence;
import io.kenh.automation.Timetable;
import io.kenh.automation.TriggerKind;
import io.kenh.automation.Triggers;
import io.kenh.platform.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Knows when the clock wakes each automation next, and lets its times begin: each once, whatever nodes and clocks do. */
@Component
class Planner {

    private static final Logger log = LoggerFactory.getLogger(Planner.class);
    private static final int MOST = 50;

    private final JdbcClient db;
    private final Clock clock;
    private final Beginning beginning;
    private final TransactionTemplate transactions;

    Planner(JdbcClient db, Clock clock, Beginning beginning, TransactionTemplate transactions) {
        this.db = db;
        this.clock = clock;
        this.beginning = beginning;
        this.transactions = transactions;
    }

    /** A planned time of an automation in its present version; {@code next} and {@code day} are null for one not planned yet. */
    record Planned(long automation, int version, Definition definition, Instant next, java.time.LocalDate day, Instant quietUntil) {

        TriggerKind kind() {
            return Triggers.of(definition.trigger());
        }

        Timetable timetable() {
            return kind().timetable(definition.trigger()).orElseThrow();
        }
    }

    void plan() {
        while (Boolean.TRUE.equals(transactions.execute(tx -> begin()))) {
            log.debug("There may be more automations that are due");
        }
        keep();
    }

    /** Whoever locks a row lets its time begin and moves it on in one transaction; a node that dies in between has done neither. */
    private boolean begin() {
        List<Planned> due = db.sql("""
                select p.automation_id, a.version, a.definition, p.next, p.day, p.quiet_until
                from plan p join automation a on a.id = p.automation_id and a.state = 'active'
                where p.next <= :now order by p.next limit :most for update of p skip locked""")
                .param("now", now()).param("most", MOST).query(Planner::planned).list();
        due.forEach(this::begin);
        return due.size() == MOST;
    }

    private void begin(Planned planned) {
        try {
            Instant quietUntil = beginning.begin(planned, clock.instant(), zone());
            move(planned, quietUntil);
        } catch (IllegalArgumentException e) {
            log.error("Automation {} '{}' is active but its trigger cannot be read: {}", planned.automation(), planned.definition().name(), e.getMessage());
            db.sql("update plan set next = null, version = ? where automation_id = ?").params(planned.version(), planned.automation()).update();
        }
    }

    /** Plans what was activated, changed or moved to another zone, also after the clock was set back; forgets what rests. */
    void keep() {
        transactions.executeWithoutResult(tx -> {
            db.sql("""
                    update plan p set next = null where next is not null and not exists (
                      select 1 from automation a where a.id = p.automation_id and a.state = 'active'
                        and a.definition -> 'trigger' ->> 'on' in ('daily', 'weekly', 'monthly', 'milestone', 'inactivity'))""").update();
            unplanned().forEach(planned -> move(planned, planned.quietUntil()));
        });
    }

    private List<Planned> unplanned() {
        return db.sql("""
                select a.id as automation_id, a.version, a.definition, null::timestamptz as next, null::date as day, p.quiet_until
                from automation a left join plan p on p.automation_id = a.id
                where a.state = 'active' and a.definition -> 'trigger' ->> 'on' in ('daily', 'weekly', 'monthly', 'milestone', 'inactivity')
                  and (p.automation_id is null or p.next is null and p.version <= a.version or p.made > :now
                       or p.next > :now and (p.version < a.version or p.zone <> :zone))""")
                .param("now", now()).param("zone", zone().getId()).query(Planner::planned).list();
    }

    private void move(Planned planned, Instant quietUntil) {
        Optional<Occurrence> next = planned.timetable().after(clock.instant(), zone());
        db.sql("""
                insert into plan (automation_id, version, zone, made, next, day, quiet_until) values (:id, :version, :zone, :now, :next, :day, :quiet)
                on conflict (automation_id) do update set version = excluded.version, zone = excluded.zone, made = excluded.made,
                  next = excluded.next, day = excluded.day, quiet_until = excluded.quiet_until""")
                .param("id", planned.automation()).param("version", planned.version()).param("zone", zone().getId()).param("now", now())
                .param("next", next.map(time -> time.due().atOffset(ZoneOffset.UTC)).orElse(null))
                .param("day", next.map(Occurrence::day).orElse(null))
                .param("quiet", quietUntil == null ? null : quietUntil.atOffset(ZoneOffset.UTC)).update();
    }

    private ZoneId zone() {
        return clock.getZone();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static Planned planned(ResultSet rs, int i) throws SQLException {
        return new Planned(rs.getLong("automation_id"), rs.getInt("version"), Json.read(rs.getString("definition"), Definition.class),
                instant(rs, "next"), rs.getObject("day", java.time.LocalDate.class), instant(rs, "quiet_until"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime time = rs.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
