package io.kenh.report;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * How much arrived, hour by hour. The running counters are noted once a minute, so the answer costs the
 * same however many events there are.
 */
@Component
public class Traffic {

    /** What arrived in the hour that begins at {@code hour}, duplicates among it. */
    public record Arrivals(Instant hour, long received) { }

    private static final Duration KEPT = Duration.ofDays(8);

    private final JdbcClient db;
    private final Clock clock;

    Traffic(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** The last hours, oldest first; the present one is the last and still grows. */
    public List<Arrivals> lastHours(int hours) {
        OffsetDateTime present = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.HOURS);
        return db.sql("""
                with mark as (
                  select h, case when h > :present then (select coalesce(sum(received), 0) from tally)
                            else coalesce((select received from traffic where at <= h order by at desc limit 1), 0) end as total
                  from generate_series(:first::timestamptz, :present::timestamptz + interval '1 hour', interval '1 hour') as h)
                select h - interval '1 hour' as hour, (total - before)::bigint as received
                from (select h, total, lag(total) over (order by h) as before from mark) m where before is not null order by h""")
                .param("first", present.minusHours(hours - 1)).param("present", present)
                .query((rs, i) -> new Arrivals(rs.getObject("hour", OffsetDateTime.class).toInstant(), rs.getLong("received")))
                .list();
    }

    /** Several nodes may note the same minute; the first one is kept. */
    @Scheduled(fixedDelay = 60_000, initialDelay = 5_000)
    void note() {
        OffsetDateTime minute = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MINUTES);
        db.sql("""
                insert into traffic (at, received) select ?, coalesce(sum(received), 0) from tally on conflict do nothing""")
                .param(minute).update();
        db.sql("delete from traffic where at < ?").param(minute.minus(KEPT)).update();
    }
}
