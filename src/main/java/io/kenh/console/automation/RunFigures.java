package io.kenh.console.automation;

import io.kenh.console.Bars;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How often automations ran in the last days, and how that went: counted within a time limit. */
@Component
class RunFigures {

    /** Days a plot shows, today included. */
    static final int DAYS = 30;
    private static final int WEEK = 7;

    /** What happened on one day. */
    record Day(LocalDate day, long runs, long failed, long pending, long skipped, long messages) {

        static Day none(LocalDate day) {
            return new Day(day, 0, 0, 0, 0, 0);
        }

        private Day plus(Day other) {
            return new Day(day, runs + other.runs, failed + other.failed, pending + other.pending, skipped + other.skipped, messages + other.messages);
        }

        public long done() {
            return runs - failed - pending;
        }
    }

    /** @param days {@link #DAYS} of them, oldest first */
    record Figures(List<Day> days) {

        public Day week() {
            return sum(days.subList(DAYS - WEEK, DAYS));
        }

        public Day month() {
            return sum(days);
        }

        /** Runs by outcome. */
        public Bars bars() {
            return new Bars("run", List.of("done", "pending", "failed"),
                    days.stream().map(day -> new Bars.Day(day.day(), List.of(day.done(), day.pending(), day.failed()))).toList());
        }

        public List<Spark> sparks() {
            return Spark.of(days);
        }

        private static Day sum(List<Day> some) {
            return some.stream().reduce(Day.none(some.get(0).day()), Day::plus);
        }
    }

    private record Counted(long automation, LocalDate day, long runs, long failed, long pending, long skipped, long messages) { }

    private final JdbcClient db;
    private final TransactionTemplate reading;
    private final Clock clock;

    RunFigures(JdbcClient db, PlatformTransactionManager transactions, Clock clock) {
        this.db = db;
        this.clock = clock;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /** By automation; empty when there are too many runs to count them while somebody waits. */
    Map<Long, Figures> of(Collection<Long> automations) {
        LocalDate today = LocalDate.now(clock);
        try {
            Map<Long, Map<LocalDate, Day>> found = new HashMap<>();
            counted(automations, today.minusDays(DAYS - 1L)).forEach(c -> found.computeIfAbsent(c.automation(), a -> new HashMap<>())
                    .put(c.day(), new Day(c.day(), c.runs(), c.failed(), c.pending(), c.skipped(), c.messages())));
            Map<Long, Figures> figures = new HashMap<>();
            automations.forEach(id -> figures.put(id, new Figures(IntStream.rangeClosed(1, DAYS).mapToObj(i -> today.minusDays((long) DAYS - i))
                    .map(day -> found.getOrDefault(id, Map.of()).getOrDefault(day, Day.none(day))).toList())));
            return figures;
        } catch (QueryTimeoutException tooMany) {
            return Map.of();
        }
    }

    private List<Counted> counted(Collection<Long> automations, LocalDate from) {
        return reading.execute(t -> {
            db.sql("set local statement_timeout = '2s'").update();
            return db.sql("""
                    select automation_id as automation, (at at time zone :zone)::date as day, count(*) as runs, count(*) filter (where state = 'failed') as failed,
                           count(*) filter (where state = 'pending') as pending, coalesce(sum(s.skipped), 0) as skipped, coalesce(sum(s.messages), 0) as messages
                    from run cross join lateral (
                      select count(*) filter (where step ->> 'outcome' = 'skipped') as skipped,
                             sum(case when step -> 'count' is not null then (step ->> 'count')::bigint when step -> 'message' is not null then 1 else 0 end) as messages
                      from jsonb_array_elements(steps) step) s
                    where at >= :from and automation_id = any(:ids) group by 1, 2""")
                    .param("zone", clock.getZone().getId()).param("from", from.atStartOfDay(clock.getZone()).toOffsetDateTime())
                    .param("ids", automations.toArray(Long[]::new)).query(Counted.class).list();
        });
    }
}
