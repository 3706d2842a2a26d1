package io.kenh.console.timeline;

import io.kenh.console.Page;
import io.kenh.console.record.Causes;
import io.kenh.console.record.History;
import io.kenh.crm.RecordType;
import io.kenh.platform.Json;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened around one person: what was said both ways, forms, messages with their fate, changes. Newest first. */
@Component
public class Timeline {

    /**
     * @param kind  what it is; its title is the text {@code timeline.KIND}
     * @param what  subject, or the fields that changed
     * @param state of a message that left; null otherwise
     * @param path  where to see more; null when there is nothing more
     */
    public record Step(String kind, String icon, String what, String text, String who, String state, String path, Instant at) { }

    private record Row(String kind, long id, String title, String text, String who, String state, String record, String before, Instant at) { }

    private static final String CONTACT = """
            (select 'ticket-' || m.direction as kind, t.id, coalesce(m.subject, t.subject) as title, coalesce(nullif(m.visible, ''), m.text) as text,
                    coalesce(s.name, m.author) as who, null as state, null as record, null as before, m.at
             from ticket t join ticket_message m on m.ticket_id = t.id left join staff s on s.id = m.staff_id
             where t.contact_id = :id and m.at < :before order by m.at desc limit :most)
            union all
            (select 'message-' || channel, id, subject, text, address, state, null, null, created from message
             where contact_id = :id and created < :before
               and not exists (select from ticket_message m where m.ticket_id = object_id and object = 'ticket' and m.delivery_id = message.id)
             order by id desc limit :most)
            union all
            (select 'form', e.id, c.title, e.payload::text, null, null, null, null, e.at
             from event_outcome o join event e on e.id = o.event_id join connection c on c.id = e.connection_id
             where ((o.object = 'contact' and o.object_id = :id) or (o.object = 'lead' and o.object_id in (select id from lead where contact_id = :id)))
               and e.kind = 'form' and e.at < :before order by e.id desc limit :most)
            union all
            (select 'call-' || case when p.direction = 'in' and p.ended is not null and p.answered is null then 'missed' else p.direction end, p.id,
                    coalesce(p.shown, '–'), p.note, s.name, null, null, null, p.started
             from phone_call p left join staff s on s.id = p.staff_id where (p.contact_id = :id or p.lead_id in (select id from lead where contact_id = :id)) and p.started < :before order by p.started desc limit :most)
            union all """;

    private static final String LEAD = """
            (select 'form' as kind, e.id, c.title, e.payload::text as text, null as who, null as state, null as record, null as before, e.at
             from event_outcome o join event e on e.id = o.event_id join connection c on c.id = e.connection_id
             where o.object = 'lead' and o.object_id = :id and e.kind = 'form' and e.at < :before order by e.id desc limit :most)
            union all
            (select 'call-' || case when p.direction = 'in' and p.ended is not null and p.answered is null then 'missed' else p.direction end, p.id,
                    coalesce(p.shown, '–'), p.note, s.name, null, null, null, p.started
             from phone_call p left join staff s on s.id = p.staff_id where p.lead_id = :id and p.started < :before order by p.started desc limit :most)
            union all
            (select 'message-' || channel, id, subject, text, address, state, null, null, created from message
             where object = 'lead' and object_id = :id and created < :before order by id desc limit :most)
            union all """;

    private static final String CHANGES = """
            (select 'change-' || g.kind, g.id, coalesce(g.detail ->> 'link', g.detail ->> 'url', g.detail ->> 'campaign'), null, g.cause, null, g.record::text, g.before::text, g.at
             from change g
             where g.object = :object and g.object_id = :id and g.at < :before order by g.id desc limit :most)
            order by at desc limit :most""";

    private final JdbcClient db;
    private final History history;
    private final Causes causes;

    Timeline(JdbcClient db, History history, Causes causes) {
        this.db = db;
        this.history = history;
        this.causes = causes;
    }

    /** @param before microseconds since 1970, from the page before; null for the newest */
    public Page<Step> ofContact(long id, Long before) {
        return read(CONTACT + CHANGES, "contact", id, before);
    }

    /** As {@link #ofContact}, for a lead. */
    public Page<Step> ofLead(long id, Long before) {
        return read(LEAD + CHANGES, "lead", id, before);
    }

    private Page<Step> read(String sql, String object, long id, Long before) {
        OffsetDateTime until = before == null ? OffsetDateTime.parse("9999-12-31T00:00:00Z")
                : Instant.EPOCH.plus(before, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        List<Step> steps = db.sql(sql).param("id", id).param("object", object).param("before", until).param("most", Page.FETCH)
                .query(Row.class).list().stream().map(row -> step(row, RecordType.of(object))).toList();
        return Page.of(steps, step -> ChronoUnit.MICROS.between(Instant.EPOCH, step.at()));
    }

    private Step step(Row row, RecordType type) {
        String kind = row.kind();
        if (kind.startsWith("change-")) {
            Causes.Origin origin = causes.of(row.who());
            return new Step(kind, "change", row.title() == null ? changed(row, type) : row.title(), null, origin.who(), null, origin.path(), row.at());
        }
        if (kind.equals("form")) {
            return new Step(kind, "form", row.title(), words(Json.map(row.text())), null, null, "/events/" + row.id(), row.at());
        }
        if (kind.startsWith("call-")) {
            return new Step(kind, "phone", row.title(), row.text(), row.who(), null, "/calls/" + row.id(), row.at());
        }
        if (kind.startsWith("ticket-")) {
            String icon = kind.endsWith("note") ? "note" : kind.endsWith("out") ? "out" : "mail";
            return new Step(kind, icon, row.title(), row.text(), row.who(), null, "/tickets/" + row.id(), row.at());
        }
        String icon = kind.endsWith("sms") ? "sms" : kind.endsWith("mail") ? "mail" : "chat";
        return new Step(kind, icon, row.title(), row.text(), row.who(), row.state(), "/messages/" + row.id(), row.at());
    }

    /** A new record's fields stand on its page. */
    private String changed(Row row, RecordType type) {
        Map<String, Object> before = Json.map(row.before());
        return before.isEmpty() ? "" : history.fields(type, before, Json.map(row.record())).stream()
                .map(f -> "%s: %s → %s".formatted(f.label(), f.before(), f.after())).collect(Collectors.joining(" · "));
    }

    private static String words(Map<String, Object> payload) {
        return String.join(" · ", payload.entrySet().stream().filter(e -> e.getValue() != null && !(e.getValue() instanceof Map))
                .map(e -> e.getKey() + ": " + e.getValue()).toList());
    }
}
