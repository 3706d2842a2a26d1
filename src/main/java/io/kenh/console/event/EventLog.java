package io.kenh.console.event;

import io.kenh.console.Missing;
import io.kenh.console.Page;
import io.kenh.console.Words;
import io.kenh.event.InboundEvent.Kind;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what came in, newest first. Each way to filter follows an index, whatever the number of events. */
@Component
class EventLog {

    /** Which events; null or blank means any. State: {@code waiting} or {@code parked}. */
    record Filter(String connection, String kind, String state) {

        public boolean isEmpty() {
            return Words.blank(connection, kind, state);
        }

        boolean isOpen() {
            return "waiting".equals(state) || "parked".equals(state);
        }
    }

    record Row(long id, String connection, String title, String kind, String lane, String summary, String state, String outcome,
               String object, Long objectId, Instant at) { }

    record Event(long id, String connection, String title, String externalId, String kind, String lane, String payload, boolean raw,
                 String state, String outcome, String object, Long objectId, String note, Instant done, Instant at,
                 Long parkedId, String reason, String detail) { }

    record Choice(String name, String title) { }

    static final List<String> KINDS = List.of(Kind.MESSAGE, Kind.FORM, Kind.RECEIPT, Kind.VISIT, Kind.CALL, Kind.PROFILE, Kind.RECORD, Kind.OTHER);

    /** Every kind of every connection has its own run in the index; the newest of each are merged. */
    private static final String DONE_OR_NOT = """
            select found.* from connection c cross join unnest(:kinds::text[]) as k (kind) cross join lateral (
              select e.* from event e where e.connection_id = c.id and e.kind = k.kind and e.id < :before order by e.id desc limit :most) found
            where :connection::text is null or c.name = :connection""";
    private static final String OPEN = """
            select e.* from event e join connection c on c.id = e.connection_id
            where e.id in (select %s) and e.kind = any(:kinds::text[]) and (:connection::text is null or c.name = :connection) and e.id < :before""";
    private static final String ANY = "select e.* from event e where e.id < :before";

    /** The words of a payload that people know it by; of an unknown kind the payload itself. */
    private static final String SUMMARY = """
            left(coalesce(nullif(concat_ws(' · ', e.payload ->> 'from', e.payload ->> 'caller', e.payload ->> 'subject', e.payload ->> 'title', e.payload ->> 'name', e.payload ->> 'phone',
              e.payload ->> 'email', e.payload ->> 'note', e.payload ->> 'text', e.payload ->> 'state'), ''), e.payload::text), 300)""";
    private static final String STATE = """
            case when exists (select from parked p where p.line = 'event' and p.ref = e.id) then 'parked'
                 when o.event_id is null then 'waiting' else 'done' end""";

    private final JdbcClient db;

    EventLog(JdbcClient db) {
        this.db = db;
    }

    Page<Row> find(Filter filter, long before) {
        var statement = db.sql("""
                with newest as (%s order by id desc limit :most)
                select e.id, c.name as connection, c.title, e.kind, e.lane, %s as summary, %s as state, o.outcome,
                       o.object, o.object_id, e.at
                from newest e join connection c on c.id = e.connection_id left join event_outcome o on o.event_id = e.id
                order by e.id desc""".formatted(source(filter), SUMMARY, STATE)).param("before", before).param("most", Page.FETCH);
        if (!source(filter).equals(ANY)) {
            statement = statement.param("connection", blankToNull(filter.connection()))
                    .param("kinds", blankToNull(filter.kind()) == null ? KINDS.toArray(String[]::new) : new String[] {filter.kind()});
        }
        return Page.of(statement.query(Row.class).list(), Row::id);
    }

    Event find(long id) {
        return db.sql("""
                select e.id, c.name as connection, c.title, e.external_id, e.kind, e.lane, jsonb_pretty(e.payload) as payload, e.blob is not null as raw,
                       %s as state, o.outcome, o.object, o.object_id, o.note, o.at as done, e.at, p.id as parked_id, p.reason, p.detail
                from event e join connection c on c.id = e.connection_id left join event_outcome o on o.event_id = e.id
                     left join parked p on p.line = 'event' and p.ref = e.id where e.id = ?""".formatted(STATE))
                .param(id).query(Event.class).optional().orElseThrow(() -> new Missing("event", id));
    }

    /** The mail as it came. */
    byte[] original(long id) {
        return db.sql("select b.bytes from event e join blob b on b.sha256 = e.blob where e.id = ?").param(id)
                .query((rs, i) -> rs.getBytes("bytes")).optional().orElseThrow(() -> new Missing("original of event", id));
    }

    List<Choice> connections() {
        return db.sql("select name, title from connection order by title").query(Choice.class).list();
    }

    private static String source(Filter filter) {
        if (filter.isOpen()) {
            return OPEN.formatted(filter.state().equals("parked") ? "ref from parked where line = 'event'" : "id from event_queue");
        }
        return blankToNull(filter.connection()) == null && blankToNull(filter.kind()) == null ? ANY : DONE_OR_NOT;
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
