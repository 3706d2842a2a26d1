package io.kenh.automation.trigger;

import io.kenh.automation.Definition;
import io.kenh.automation.TriggerKind;
import io.kenh.automation.Triggers;
import io.kenh.condition.Conditions;
import io.kenh.condition.Moment;
import io.kenh.condition.SqlFields;
import io.kenh.crm.RecordFields;
import io.kenh.crm.RecordType;
import io.kenh.event.Change;
import io.kenh.platform.Doorbell;
import io.kenh.platform.Json;
import io.kenh.platform.Line;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The records that an automation's time is about, chosen by the database, and a change of kind {@code due} for each in the log.
 * Conditions are asked at the planned moment, so a firing that begins late chooses as it would have in time.
 */
@Component
class Selection {

    private static final DSLContext SQL = DSL.using(SQLDialect.POSTGRES);

    private final JdbcClient db;
    private final RecordFields fields;
    private final Clock clock;
    private final Doorbell doorbell;

    Selection(JdbcClient db, RecordFields fields, Clock clock, Doorbell doorbell) {
        this.db = db;
        this.fields = fields;
        this.clock = clock;
        this.doorbell = doorbell;
    }

    /** The next records of a stretch by id, each as its change with the record; fewer than {@code most} when it is at its end. */
    List<Change> next(Firing firing, int most) {
        return select(firing, most, "select id, lane, object_id, record from hit order by object_id");
    }

    /** As {@link #next}, and puts them into line two instead of telling their records. */
    List<Change> queue(Firing firing, int most) {
        List<Change> queued = select(firing, most, """
                , queued as (insert into change_queue (slot, id, lane, since) select slot_of(lane), id, lane, at from hit order by id)
                select id, lane, object_id, null::text as record from hit order by object_id""");
        queued.stream().map(change -> slot(change.lane())).distinct().forEach(slot -> doorbell.ringAfterCommit(Line.CHANGE, slot));
        return queued;
    }

    private List<Change> select(Firing firing, int most, String result) {
        String object = firing.automation().definition().object();
        Map<String, Object> detail = Map.of("automation", firing.automation().id(), "version", firing.automation().version(), "firing", firing.id());
        String cause = "automation:%d/firing:%d".formatted(firing.automation().id(), firing.id());
        Instant now = clock.instant();
        return db.sql("""
                with hit as materialized (
                  select nextval((select pg_get_serial_sequence('change', 'id')::regclass)) as id, chosen.*, ?::timestamptz as at from (
                    select %1$s.id as object_id, row_to_json(%1$s)::text as record, coalesce('contact:' || %2$s, '%1$s:' || %1$s.id) as lane
                    from %1$s where %1$s.id > ? and %1$s.id <= ? and (%3$s) order by %1$s.id limit ?) chosen),
                made as (
                  insert into change (id, object, object_id, kind, lane, record, cause, at, detail) overriding system value
                  select id, '%1$s', object_id, 'due', lane, '{}', ?, at, ?::jsonb from hit order by id)
                %4$s""".formatted(object, contactOf(object), where(firing), result))
                .params(OffsetDateTime.now(clock), firing.doneId(), firing.lastId(), most, cause, Json.write(detail))
                .query((rs, i) -> new Change(rs.getLong("id"), object, rs.getLong("object_id"), Change.DUE, rs.getString("lane"),
                        Json.map(rs.getString("record")), Map.of(), cause, 0, now, detail)).list();
    }

    private static String contactOf(String object) {
        return switch (RecordType.of(object)) {
            case CONTACT -> "contact.id";
            case ACCOUNT -> "null";
            default -> object + ".contact_id";
        };
    }

    /** Values stand in the text itself, quoted by jOOQ: the planner then sees how few records they leave. */
    private String where(Firing firing) {
        Definition definition = firing.automation().definition();
        SqlFields columns = fields.sql(RecordType.of(definition.object()));
        ZoneId zone = clock.getZone();
        Moment moment = firing.time().moment(zone);
        List<org.jooq.Condition> parts = new ArrayList<>(List.of(DSL.trueCondition()));
        TriggerKind kind = Triggers.of(definition.trigger());
        kind.onDay(definition.trigger()).ifPresent(onDay -> parts.add(Conditions.sql(onDay.condition(), columns, shifted(firing, onDay.days(), zone))));
        definition.whole().forEach(condition -> parts.add(Conditions.sql(condition, columns, moment)));
        if (firing.quietUntil() != null) {
            parts.add(quiet(firing, definition.object()));
        }
        return SQL.renderInlined(DSL.and(parts));
    }

    private static Moment shifted(Firing firing, int days, ZoneId zone) {
        return days == 0 ? firing.time().moment(zone)
                : new Moment(firing.time().day().minusDays(days).atTime(12, 0).atZone(zone).toInstant(), zone);
    }

    private static org.jooq.Condition quiet(Firing firing, String object) {
        OffsetDateTime after = firing.quietAfter() == null ? OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC) : firing.quietAfter().atOffset(ZoneOffset.UTC);
        return DSL.condition("""
                {0}.id in (select object_id from activity where object = {1} and at > {2} and at <= {3}
                           union all
                           select t.id from {0} t where t.updated > {2} and t.updated <= {3}
                             and not exists (select 1 from activity a where a.object = {1} and a.object_id = t.id))""",
                DSL.table(DSL.name(object)), DSL.inline(object), DSL.inline(after), DSL.inline(firing.quietUntil().atOffset(ZoneOffset.UTC)));
    }

    private int slot(String lane) {
        return db.sql("select slot_of(?)").param(lane).query(Integer.class).single();
    }
}
