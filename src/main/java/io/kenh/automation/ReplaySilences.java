package io.kenh.automation;

import io.kenh.event.Change;
import io.kenh.platform.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom the clock would have found left alone in the past: quiet spans between what people did, as the log tells. */
@Component
class ReplaySilences {

    private static final int MOST = 200_000;

    private final JdbcClient db;
    private final ReplayCalendar calendar;
    private final Clock clock;

    ReplaySilences(JdbcClient db, ReplayCalendar calendar, Clock clock) {
        this.db = db;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** A record and the moment at which it had been quiet for long enough. */
    record Silence(long id, Instant due) { }

    /**
     * Every quiet span that was found within a time, oldest first. What automations did ends none, as in the hub.
     *
     * @throws IllegalArgumentException when there are more than can be looked at
     */
    List<Silence> of(Definition draft, Instant from, Instant to) {
        TriggerKind kind = Triggers.of(draft.trigger());
        Span quiet = kind.quiet(draft.trigger());
        Timetable looks = kind.timetable(draft.trigger()).orElseThrow();
        List<Silence> found = new ArrayList<>();
        db.sql("""
                with touched as (
                  select k.id, c.at from change c
                    cross join lateral (values (c.object, c.object_id), ('contact', (c.record ->> 'contact_id')::bigint), ('lead', (c.record ->> 'lead_id')::bigint)) k (object, id)
                  where c.kind <> 'due' and (c.depth = 0 or c.kind in ('created', 'imported')) and c.at < :to::timestamptz and k.object = :object and k.id is not null),
                spans as (select id, at, lead(at) over (partition by id order by at) as next from touched)
                select id, at, next from spans
                where at < :to::timestamptz - make_interval(days => :days, secs => :seconds) + interval '1 day' and coalesce(next, :to::timestamptz) > :from::timestamptz
                  and coalesce(next, 'infinity') > at + make_interval(days => :days, secs => :seconds) - interval '1 day' order by at, id limit :most""")
                .param("to", to.toString()).param("from", from.toString()).param("object", draft.object()).param("days", (int) quiet.days())
                .param("seconds", (double) quiet.elapsed().toSeconds()).param("most", MOST + 1)
                .query((rs, i) -> silence(rs, quiet, looks).filter(one -> !one.due().isBefore(from) && one.due().isBefore(to)).map(found::add)).list();
        if (found.size() > MOST) {
            throw new IllegalArgumentException("span: found more than %d quiet records, wanted fewer; take a shorter one".formatted(MOST));
        }
        return found;
    }

    /** The first look after the span had its length, if nobody had come back by then. */
    private Optional<Silence> silence(ResultSet rs, Span quiet, Timetable looks) throws SQLException {
        long id = rs.getLong("id");
        OffsetDateTime next = rs.getObject("next", OffsetDateTime.class);
        return looks.after(quiet.after(rs.getObject("at", OffsetDateTime.class).toInstant(), clock.getZone()).minusMillis(1), clock.getZone())
                .map(look -> new Silence(id, look.due())).filter(silence -> next == null || silence.due().isBefore(next.toInstant()));
    }

    /** Those records as they were at their moments, each asked the draft's conditions. */
    List<ReplayCalendar.Past> page(Definition draft, Long automation, List<Silence> silences) {
        return db.sql("""
                select t.id as object_id, t.due, c.lane, c.record::text as record,
                  (select d.id from change d where d.object = :object and d.object_id = t.id and d.kind = 'due'
                     and d.at >= t.due and d.at < t.due + interval '12 hours' and d.detail ->> 'automation' = :automation limit 1) as ran
                from (select n, id, due::timestamptz as due from unnest(:ids::bigint[], :dues::text[]) with ordinality as u (id, due, n)) t
                  cross join lateral (select lane, record from change where object = :object and object_id = t.id and at <= t.due and record <> '{}'
                                      order by id desc limit 1) c order by t.n""")
                .param("object", draft.object()).param("automation", String.valueOf(automation)).param("ids", silences.stream().map(Silence::id).toArray(Long[]::new))
                .param("dues", silences.stream().map(silence -> silence.due().toString()).toArray(String[]::new))
                .query((rs, i) -> {
                    Instant due = rs.getObject("due", OffsetDateTime.class).toInstant();
                    Change change = calendar.due(draft, rs.getLong("object_id"), rs.getString("lane"), Json.map(rs.getString("record")), due);
                    return new ReplayCalendar.Past(change, rs.getObject("ran", Long.class),
                            calendar.chosen(draft, change, new Occurrence(LocalDate.ofInstant(due, clock.getZone()), due)));
                }).list();
    }
}
