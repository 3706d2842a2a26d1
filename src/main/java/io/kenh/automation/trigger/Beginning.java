package io.kenh.automation.trigger;

import io.kenh.automation.Occurrence;
import io.kenh.automation.Span;
import io.kenh.automation.trigger.Planner.Planned;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets times begin: the one that is due, and of those that were missed as many as the automation's rule says. */
@Component
class Beginning {

    /** Later than this, a time was missed. */
    static final Duration GRACE = Duration.ofMinutes(5);
    /** Rule {@code all} makes up for no more than this. */
    private static final int MOST_MISSED = 1_000;
    private static final int MOST_PARTS = 8;
    private static final int SMALLEST_PART = 20_000;

    private final JdbcClient db;
    private final Clock clock;

    Beginning(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @return up to where quiet spans have been looked at now; null unless the trigger is about them */
    Instant begin(Planned planned, Instant now, ZoneId zone) {
        Span quiet = planned.kind().quiet(planned.definition().trigger());
        if (quiet != null) {
            return quiet(planned, now.atZone(zone).minusDays(quiet.days()).toInstant().minus(quiet.elapsed()));
        }
        List<Occurrence> times = overdue(planned, now, zone);
        List<Occurrence> kept = kept(planned, times, now);
        kept.forEach(time -> begin(planned, time, null, "open", null));
        if (kept.isEmpty()) {
            begin(planned, times.get(times.size() - 1), null, "skipped", "no hub ran at its time; its rule for missed times is skip");
        }
        return null;
    }

    /** Each look takes the spans that have come to their length since the look before, so each span fires once. */
    private Instant quiet(Planned planned, Instant until) {
        if (planned.quietUntil() != null && !until.isAfter(planned.quietUntil())) {
            return planned.quietUntil();
        }
        begin(planned, new Occurrence(planned.day(), planned.next()), until, "open", null);
        return until;
    }

    private static List<Occurrence> overdue(Planned planned, Instant now, ZoneId zone) {
        List<Occurrence> times = new ArrayList<>();
        for (Optional<Occurrence> time = Optional.of(new Occurrence(planned.day(), planned.next()));
                time.isPresent() && !time.get().due().isAfter(now); time = planned.timetable().after(time.get().due(), zone)) {
            times.add(time.get());
        }
        return times;
    }

    private static List<Occurrence> kept(Planned planned, List<Occurrence> times, Instant now) {
        return switch (planned.kind().missed(planned.definition().trigger())) {
            case "all" -> times.subList(Math.max(0, times.size() - MOST_MISSED), times.size());
            case "skip" -> times.stream().filter(time -> !time.due().isBefore(now.minus(GRACE))).toList();
            default -> times.subList(times.size() - 1, times.size());
        };
    }

    private void begin(Planned planned, Occurrence time, Instant quietUntil, String state, String reason) {
        db.sql("""
                insert into firing (automation_id, version, object, due, day, quiet_after, quiet_until, state, reason, started, ended)
                values (:automation, :version, :object, :due, :day, :after, :until, :state, :reason, :now, case when :state <> 'open' then :now end)
                on conflict (automation_id, due) do nothing returning id""")
                .param("automation", planned.automation()).param("version", planned.version()).param("object", planned.definition().object())
                .param("due", utc(time.due())).param("day", time.day()).param("after", utc(planned.quietUntil())).param("until", utc(quietUntil))
                .param("state", state).param("reason", reason).param("now", OffsetDateTime.now(clock))
                .query(Long.class).optional().filter(id -> state.equals("open")).ifPresent(id -> divide(id, planned.definition().object()));
    }

    /** Stretches of equal width, so that several workers of several nodes can share a large firing. */
    private void divide(long firing, String table) {
        db.sql("""
                with ids as (select coalesce(min(id), 1) as first, coalesce(max(id), 0) as last from %s),
                  width as (select first, last, greatest(:smallest, (last - first) / :parts + 1) as width from ids)
                insert into firing_part (firing_id, part, done_id, last_id)
                select :firing, n, first + n * width - 1, least(last, first + (n + 1) * width - 1)
                from width cross join generate_series(0, :parts - 1) n where n = 0 or first + n * width <= last""".formatted(table))
                .param("firing", firing).param("parts", MOST_PARTS).param("smallest", SMALLEST_PART).update();
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }
}
