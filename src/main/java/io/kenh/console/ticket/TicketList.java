package io.kenh.console.ticket;

import io.kenh.console.Cursor;
import io.kenh.console.Page;
import io.kenh.console.Where;
import io.kenh.console.Words;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads lists of tickets, the most recently touched first. */
@Component
class TicketList {

    /**
     * Which tickets; null means any.
     *
     * @param status a status, or {@code unsolved} or {@code all}
     * @param owner  a staff id, {@code me} or {@code none}
     * @param q      part of the subject or of the customer's name, phone or mail, or {@code #12}
     * @param due    {@code late}, {@code hour} (due within one) or {@code today}
     * @param sort   {@code due} for those with a deadline, the next first
     */
    record Filter(String status, String owner, Long group, String priority, String q, String due, String sort) {

        Filter {
            status = status == null || status.isBlank() ? UNSOLVED : status;
        }

        /** Whether it is the list as one comes to it. */
        public boolean isEmpty() {
            return status.equals(UNSOLVED) && group == null && Words.blank(owner, priority, q, due, sort);
        }

        boolean byDue() {
            return "due".equals(sort);
        }
    }

    record Row(long id, String subject, String status, String priority, String contact, String owner, String team,
               String source, String tags, Instant updated, Instant due, boolean late) { }

    record Counts(long unsolved, long open, long pending) { }

    record Choice(long id, String name) { }

    static final String UNSOLVED = "unsolved";
    static final String ALL = "all";
    private static final String CONTACT = "coalesce(name, '') || ' ' || coalesce(phone, '') || ' ' || coalesce(email, '') || ' ' || coalesce(company, '')";
    private static final String DUE = "least(t.sla_response_due, t.sla_resolution_due)";
    private static final String SUBJECT = "coalesce(t.subject, '')";

    private final JdbcClient db;
    private final Clock clock;

    TicketList(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Page<Row> find(Filter filter, long me, Cursor before) {
        Where where = filter.byDue() ? new Where().afterRising(DUE + ", t.id", before) : new Where().after("t.updated, t.id", before);
        due(where, filter.due());
        status(where, filter.status());
        owner(where, filter.owner(), me);
        where.and("t.group_id = :team", "team", filter.group()).and("t.priority = :priority", "priority", filter.priority());
        words(where, filter.q());
        List<Row> rows = where.bind(db.sql("""
                select t.id, t.subject, t.status, t.priority, coalesce(c.name, c.email, c.phone, l.name, l.email, l.phone) as contact, s.name as owner,
                       g.name as team, t.source, array_to_string(t.tags, chr(31)) as tags, t.updated,
                       least(t.sla_response_due, t.sla_resolution_due) as due,
                       coalesce(least(t.sla_response_due, t.sla_resolution_due) <= :now, false) as late
                from ticket t left join contact c on c.id = t.contact_id left join lead l on l.id = t.lead_id left join staff s on s.id = t.owner_id
                     left join staff_group g on g.id = t.group_id""" + where + " order by " + (filter.byDue() ? DUE + ", t.id" : "t.updated desc, t.id desc") + " limit " + Page.FETCH))
                .param("now", OffsetDateTime.now(clock)).query(Row.class).list();
        return Page.of(rows, row -> new Cursor(filter.byDue() ? row.due() : row.updated(), row.id()));
    }

    Counts counts() {
        return db.sql("""
                select count(*) as unsolved, count(*) filter (where status = 'open') as open, count(*) filter (where status = 'pending') as pending
                from (select status from ticket where status in ('open', 'pending') limit 10000) t""").query(Counts.class).single();
    }

    List<Choice> people() {
        return db.sql("select id, name from staff where active order by lower(name)").query(Choice.class).list();
    }

    List<Choice> groups() {
        return db.sql("select id, name from staff_group order by lower(name)").query(Choice.class).list();
    }

    private void due(Where where, String due) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        if ("late".equals(due)) {
            where.and(DUE + " <= :due", "due", now);
        } else if ("hour".equals(due)) {
            where.and(DUE + " <= :due", "due", now.plusHours(1));
        } else if ("today".equals(due)) {
            where.and(DUE + " < :due", "due", LocalDate.now(clock).plusDays(1).atStartOfDay(clock.getZone()).toOffsetDateTime());
        }
    }

    private static void status(Where where, String status) {
        if (UNSOLVED.equals(status)) {
            where.and("t.status in ('open', 'pending')");
        } else if (!ALL.equals(status)) {
            where.and("t.status = :status", "status", status);
        }
    }

    private static void owner(Where where, String owner, long me) {
        if ("none".equals(owner)) {
            where.and("t.owner_id is null");
        } else if (owner != null && !owner.isBlank()) {
            where.and("t.owner_id = :owner", "owner", "me".equals(owner) ? me : number(owner));
        }
    }

    private static void words(Where where, String q) {
        if (q != null && q.strip().matches("#?\\d{1,9}")) {
            where.and("t.id = :number", "number", number(q.strip().replace("#", "")));
        } else if (q != null && !q.isBlank()) {
            where.and("(" + Where.contains(SUBJECT) + " or t.contact_id in (select id from contact where " + Where.contains(CONTACT) + "))", "words", Where.pattern(Words.asStored(q)));
        }
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notAnId) {
            return 0;
        }
    }
}
