package io.kenh.console.phone;

import io.kenh.console.Missing;
import io.kenh.console.Page;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads calls for the screens, newest first. */
@Component
class CallLog {

    /** One call with the names of everybody in it. */
    record Row(long id, String direction, String phone, String shown, String name, Long contactId, Long leadId, String company, String staff, String extension,
               String hotline, String connection, Instant started, Instant answered, Instant ended, Integer talkSeconds, String outcome, boolean recorded,
               Long taskId, String task, String note) {

        /** {@code ringing}, {@code answered}, {@code missed} or {@code ended}. */
        public String state() {
            if (ended == null) {
                return answered == null ? "ringing" : "answered";
            }
            return answered == null && direction.equals("in") ? "missed" : "ended";
        }

        public boolean isOpen() {
            return ended == null;
        }
    }

    /** An open ticket of the person on the telephone. */
    record Open(long id, String subject) { }

    /** A colleague and the telephone. */
    record Telephone(long id, String name, String extension) { }

    private static final String SELECT = """
            select p.id, p.direction, p.phone, p.shown, coalesce(c.name, l.name) as name, p.contact_id, p.lead_id, coalesce(c.company, l.company) as company,
                   s.name as staff, p.extension, p.hotline, n.title as connection, p.started, p.answered, p.ended, p.talk_seconds, p.outcome,
                   p.recording is not null as recorded, t.id as task_id, t.status as task, p.note
            from phone_call p join connection n on n.id = p.connection_id left join contact c on c.id = p.contact_id left join lead l on l.id = p.lead_id
                 left join staff s on s.id = p.staff_id left join task t on t.id = p.task_id
            """;

    private final JdbcClient db;

    CallLog(JdbcClient db) {
        this.db = db;
    }

    /** @param kind {@code in}, {@code out}, {@code missed}; anything else for all */
    Page<Row> find(String kind, long before) {
        String only = switch (kind) {
            case "in" -> "and p.direction = 'in'";
            case "out" -> "and p.direction = 'out'";
            case "missed" -> "and p.direction = 'in' and p.ended is not null and p.answered is null";
            default -> "";
        };
        return Page.of(db.sql(SELECT + "where p.id < :before " + only + " order by p.id desc limit :most").param("before", before).param("most", Page.FETCH)
                .query(Row.class).list(), Row::id);
    }

    Row find(long id) {
        return db.sql(SELECT + "where p.id = ?").param(id).query(Row.class).optional().orElseThrow(() -> new Missing("call", id));
    }

    /** Other calls with the same number. */
    List<Row> others(Row call, int most) {
        return call.phone() == null ? List.of() : db.sql(SELECT + "where p.phone = ? and p.id <> ? order by p.id desc limit ?")
                .params(call.phone(), call.id(), most).query(Row.class).list();
    }

    List<Open> tickets(Row call) {
        return call.contactId() == null ? List.of() : db.sql("""
                select id, subject from ticket where contact_id = ? and status in ('open', 'pending') order by id desc limit 3""")
                .param(call.contactId()).query(Open.class).list();
    }

    void note(long id, String note) {
        db.sql("update phone_call set note = ? where id = ?").params(note.isBlank() ? null : note.strip(), id).update();
    }

    List<Telephone> telephones() {
        return db.sql("select id, name, extension from staff where active order by name, id").query(Telephone.class).list();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when a colleague has this extension */
    void telephone(long staff, String extension) {
        db.sql("update staff set extension = ? where id = ?").params(extension.isBlank() ? null : extension.strip(), staff).update();
    }
}
