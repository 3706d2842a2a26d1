package io.kenh.automation;

import io.kenh.condition.Conditions;
import io.kenh.condition.Fields;
import io.kenh.condition.Moment;
import io.kenh.crm.RecordFields;
import io.kenh.crm.RecordType;
import io.kenh.event.Change;
import io.kenh.platform.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom the clock would have chosen in the past: the times of a draft's timetable, and the records as their log tells they were then. */
@Component
class ReplayCalendar {

    /** So that they meet no id of a past change. */
    private static final long BEYOND = 500_000_000_000_000L;
    /** The draft is the first automation of its stage, in its first version. */
    private static final Map<String, Object> DRAFT = Map.of("automation", 1, "version", 1, "firing", 0);

    private final JdbcClient db;
    private final RecordFields fields;
    private final Clock clock;

    ReplayCalendar(JdbcClient db, RecordFields fields, Clock clock) {
        this.db = db;
        this.fields = fields;
        this.clock = clock;
    }

    /** A record as it was at a time; {@code ran} is the change by which the clock really chose it that day, null when it did not. */
    record Past(Change due, Long ran, boolean chosen) { }

    /** The times in a span; empty for a draft that changes wake. */
    List<Occurrence> times(Definition draft, Instant from, Instant to) {
        List<Occurrence> times = new ArrayList<>();
        Optional<Timetable> timetable = Triggers.of(draft.trigger()).timetable(draft.trigger());
        Optional<Occurrence> next = timetable.flatMap(t -> t.after(from.minusMillis(1), clock.getZone()));
        while (next.isPresent() && next.get().due().isBefore(to)) {
            times.add(next.get());
            Instant last = next.get().due();
            next = timetable.flatMap(t -> t.after(last, clock.getZone()));
        }
        return times;
    }

    /** The next records by id, each asked the draft's conditions at that time. */
    List<Past> page(Definition draft, Long automation, Occurrence time, long after, int most) {
        Instant due = time.due();
        return db.sql("""
                select distinct on (object_id) object_id, lane, record::text as record,
                  (select d.id from change d where d.object = c.object and d.object_id = c.object_id and d.kind = 'due'
                     and d.at >= :due::timestamptz and d.at < :due::timestamptz + interval '12 hours' and d.detail ->> 'automation' = :automation limit 1) as ran
                from change c where object = :object and object_id > :after and at <= :due::timestamptz and record <> '{}'
                order by object_id, id desc limit :most""")
                .param("due", due.toString()).param("automation", String.valueOf(automation)).param("object", draft.object())
                .param("after", after).param("most", most)
                .query((rs, i) -> {
                    Change change = due(draft, rs.getLong("object_id"), rs.getString("lane"), Json.map(rs.getString("record")), due);
                    return new Past(change, rs.getObject("ran", Long.class), chosen(draft, change, time));
                }).list();
    }

    /** The change by which the clock would have chosen a record. */
    Change due(Definition draft, long id, String lane, Map<String, Object> record, Instant due) {
        return new Change(BEYOND + id, draft.object(), id, Change.DUE, lane, record, Map.of(), "replay", 0, due, DRAFT);
    }

    /** Whether the draft's conditions hold for a record at that time. */
    boolean chosen(Definition draft, Change change, Occurrence time) {
        Fields known = fields.of(RecordType.of(draft.object()));
        ChangeFacts facts = new ChangeFacts(change);
        Moment moment = time.moment(clock.getZone());
        boolean day = Triggers.of(draft.trigger()).onDay(draft.trigger()).map(on -> Conditions.compile(on.condition(), known).matches(facts, on.days() == 0 ? moment
                : new Moment(time.day().minusDays(on.days()).atTime(12, 0).atZone(clock.getZone()).toInstant(), clock.getZone()))).orElse(true);
        return day && draft.whole().stream().allMatch(condition -> Conditions.compile(condition, known).matches(facts, moment));
    }
}
