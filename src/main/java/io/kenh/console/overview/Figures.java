package io.kenh.console.overview;

import io.kenh.console.Bars;
import io.kenh.event.Accounting;
import io.kenh.report.Traffic;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the overview shows, read in a few quick statements. */
@Component
class Figures {

    /** How much work is open on a line, and since when the oldest of it waits (null: nothing waits). */
    record Depth(String line, long open, Instant oldest) { }

    /** Messages in a state among the newest {@link #RECENT}. */
    record State(String state, long count) { }

    /** A running hub. */
    record Node(String name, Instant started, Instant seen) { }

    record Ticket(long id, String subject, String status, String contact, Instant updated) { }

    record Sum(long received, long duplicates, long done, long waiting, long parked, long difference) {

        static Sum of(List<Accounting.Account> accounts) {
            return accounts.stream().map(a -> new Sum(a.received(), a.duplicates(), a.done(), a.waiting(), a.parked(),
                    Math.abs(a.difference()))).reduce(new Sum(0, 0, 0, 0, 0, 0), Sum::plus);
        }

        private Sum plus(Sum other) {
            return new Sum(received + other.received, duplicates + other.duplicates, done + other.done,
                    waiting + other.waiting, parked + other.parked, difference + other.difference);
        }
    }

    /** States are not indexed, so that sending stays quick; the newest messages tell enough. */
    static final int RECENT = 10_000;
    static final int LOOKED_AT = 50_000;
    static final int DAYS = 14;
    /** From good to bad. */
    private static final List<String> SORTS = List.of("delivered", "accepted", "sending", "queued", "unknown", "expired", "failed");
    private static final int HOURS = 24;
    private static final int TICKETS = 8;

    private final JdbcClient db;
    private final Accounting accounting;
    private final Traffic traffic;
    private final Clock clock;

    Figures(JdbcClient db, Accounting accounting, Traffic traffic, Clock clock) {
        this.db = db;
        this.accounting = accounting;
        this.traffic = traffic;
        this.clock = clock;
    }

    List<Accounting.Account> accounts() {
        return accounting.now();
    }

    List<Traffic.Arrivals> arrivals() {
        return traffic.lastHours(HOURS);
    }

    List<Depth> depths() {
        return db.sql("""
                select 'event' as line, count(*) as open, min(since) as oldest from event_queue
                union all select 'change', count(*), min(since) from change_queue
                union all select 'message', count(*), min(since) from message_queue""")
                .query((rs, i) -> new Depth(rs.getString("line"), rs.getLong("open"), instant(rs.getObject("oldest", OffsetDateTime.class))))
                .list();
    }

    List<State> states() {
        return db.sql("""
                select state, count(*) as count from (select state from message order by id desc limit ?) m
                group by state order by count desc""").param(RECENT).query(State.class).list();
    }

    /** Messages of the last days by the state they have now, as far as the newest {@link #LOOKED_AT} tell. */
    Bars days() {
        LocalDate today = LocalDate.now(clock);
        Map<LocalDate, Map<String, Long>> counted = new HashMap<>();
        db.sql("""
                select (created at time zone :zone)::date as day, state, count(*) from (select created, state from message order by id desc limit :most) m
                where created >= :from group by 1, 2""")
                .param("zone", clock.getZone().getId()).param("most", LOOKED_AT).param("from", today.minusDays(DAYS - 1L).atStartOfDay(clock.getZone()).toOffsetDateTime())
                .query(rs -> {
                    counted.computeIfAbsent(rs.getObject(1, LocalDate.class), day -> new HashMap<>()).put(rs.getString(2), rs.getLong(3));
                });
        return new Bars("message", SORTS, IntStream.rangeClosed(1, DAYS).mapToObj(i -> today.minusDays((long) DAYS - i))
                .map(day -> new Bars.Day(day, SORTS.stream().map(state -> counted.getOrDefault(day, Map.of()).getOrDefault(state, 0L)).toList())).toList());
    }

    List<Node> nodes() {
        return db.sql("select name, started, seen from node order by started")
                .query((rs, i) -> new Node(rs.getString("name"), instant(rs.getObject("started", OffsetDateTime.class)),
                        instant(rs.getObject("seen", OffsetDateTime.class)))).list();
    }

    List<Ticket> tickets() {
        return db.sql("""
                select t.id, t.subject, t.status, coalesce(c.name, c.email, c.phone) as contact, t.updated
                from ticket t left join contact c on c.id = t.contact_id order by t.updated desc, t.id desc limit ?""")
                .param(TICKETS)
                .query((rs, i) -> new Ticket(rs.getLong("id"), rs.getString("subject"), rs.getString("status"),
                        rs.getString("contact"), instant(rs.getObject("updated", OffsetDateTime.class)))).list();
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
