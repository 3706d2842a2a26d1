package io.kenh.sla;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How promises were kept: of the person and the group that had the ticket when it was answered or settled. Days are those of the
 * company's zone.
 */
@Component
public class SlaReport {

    /** What lines can be about. */
    public static final List<String> BY = List.of("owner", "group", "priority");

    /**
     * How promises of one person, group or priority were kept.
     *
     * @param name    null for nobody
     * @param onTime  kept before their deadline
     * @param late    kept or settled after it
     * @param minutes working minutes used, on average
     * @param median  working minutes used by half of them
     */
    public record Line(Long id, String name, String promise, long onTime, long late, long minutes, long median) {

        /** Share that was kept, in whole percent; 100 for none. */
        public long percent() {
            return onTime + late == 0 ? 100 : onTime * 100 / (onTime + late);
        }
    }

    /** How many were kept and not on one day. */
    public record Day(LocalDate day, long onTime, long late) { }

    /** A promise that is late and still open. */
    public record Breach(long ticketId, String subject, String promise, String priority, Instant due, Long ownerId, String owner, String team) { }

    private static final Map<String, String> NAMES = Map.of(
            "owner", "c.owner_id as id, (select s.name from staff s where s.id = c.owner_id) as name",
            "group", "c.group_id as id, (select g.name from staff_group g where g.id = c.group_id) as name",
            "priority", "null::bigint as id, c.priority as name");
    private static final Map<String, String> GROUPS = Map.of("owner", "c.owner_id", "group", "c.group_id", "priority", "c.priority");

    /** What went into another ticket counts there alone. */
    private static final String OWN = "not exists (select from ticket t where t.id = c.ticket_id and t.merged_into is not null)";

    private final JdbcClient db;
    private final Clock clock;

    SlaReport(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Settled from the first day on, up to and with the last; the most tickets first.
     *
     * @param by one of {@link #BY}
     */
    public List<Line> lines(String by, LocalDate first, LocalDate last) {
        if (!BY.contains(by)) {
            throw new IllegalArgumentException("by: found '%s', wanted one of %s".formatted(by, BY));
        }
        return db.sql("""
                select %s, c.promise, count(*) filter (where c.state = 'on-time') as on_time, count(*) filter (where c.state = 'late') as late,
                       (avg(c.used_seconds) / 60)::bigint as minutes, (percentile_cont(0.5) within group (order by c.used_seconds) / 60)::bigint as median
                from sla_clock c where c.done >= ? and c.done < ? and %s group by %s, c.promise order by count(*) desc, name, c.promise desc"""
                .formatted(NAMES.get(by), OWN, GROUPS.get(by))).params(start(first), start(last.plusDays(1))).query(Line.class).list();
    }

    /** Each day on which something was settled, in order. */
    public List<Day> days(Promise promise, LocalDate first, LocalDate last) {
        return db.sql("""
                select (done at time zone ?)::date as day, count(*) filter (where state = 'on-time') as on_time, count(*) filter (where state = 'late') as late
                from sla_clock c where promise = ? and done >= ? and done < ? and %s group by 1 order by 1""".formatted(OWN))
                .params(clock.getZone().getId(), promise.key(), start(first), start(last.plusDays(1))).query(Day.class).list();
    }

    /** What is late at this moment, the longest first. */
    public List<Breach> late(int most) {
        return db.sql("""
                select c.ticket_id, t.subject, c.promise, t.priority, c.due, t.owner_id, s.name as owner, g.name as team
                from sla_clock c join ticket t on t.id = c.ticket_id left join staff s on s.id = t.owner_id left join staff_group g on g.id = t.group_id
                where c.done is null and c.state = 'late' order by c.due, c.ticket_id limit ?""").param(most).query(Breach.class).list();
    }

    /** How many promises are open and late, and how many will be due within so many minutes by the clock. */
    public Now now(int minutes) {
        OffsetDateTime at = OffsetDateTime.now(clock);
        return db.sql("""
                select count(*) filter (where state = 'late') as late, count(*) filter (where state = 'running' and due < ?) as soon,
                       count(*) filter (where state = 'running') as running, count(*) filter (where state = 'paused') as paused
                from sla_clock where done is null""").param(at.plusMinutes(minutes)).query(Now.class).single();
    }

    /** Open promises at this moment. */
    public record Now(long late, long soon, long running, long paused) { }

    private OffsetDateTime start(LocalDate day) {
        ZoneId zone = clock.getZone();
        return day.atStartOfDay(zone).toOffsetDateTime();
    }
}
