package io.kenh.console.record;

import io.kenh.console.Cursor;
import io.kenh.console.Page;
import io.kenh.console.Where;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads leads, contacts, accounts, opportunities and tasks, the most recently touched first. */
@Component
class RecordList {

    /** Columns that a kind does not have are null; {@code under} stands below the name. */
    record Row(long id, String name, String under, String tags, String state, String priority, BigDecimal amount, Instant due, boolean late,
               String phone, String email, String source, String owner, Instant updated) { }

    /** What the columns of a kind are; an index stands for each expression that is searched. */
    private record Shape(String name, String under, String rest, String searched) { }

    private static final String NOTHING = "null as priority, null::numeric as amount, null::timestamptz as due, false as late";
    private static final String PERSON = "coalesce(r.name, '') || ' ' || coalesce(r.phone, '') || ' ' || coalesce(r.email, '') || ' ' || coalesce(r.company, '')";

    private static final Map<Kind, Shape> SHAPES = Map.of(
            Kind.LEADS, new Shape("coalesce(r.name, r.email, r.phone)", "coalesce(r.info, r.company)", NOTHING + ", r.phone, r.email, r.source", PERSON),
            Kind.CONTACTS, new Shape("coalesce(r.name, r.email, r.phone)", "coalesce(r.company, r.title)", NOTHING + ", r.phone, r.email, r.source", PERSON),
            Kind.ACCOUNTS, new Shape("r.name", "r.industry", NOTHING + ", r.phone, r.email, r.source", "r.name"),
            Kind.OPPORTUNITIES, new Shape("r.name", "c.name", """
                    null as priority, r.amount, null::timestamptz as due, false as late, null as phone, null as email, r.source""", "r.name"),
            Kind.TASKS, new Shape("r.name", "coalesce(c.name, r.category)", """
                    r.priority, null::numeric as amount, r.due, coalesce(r.due < :now and r.status = 'open', false) as late, null as phone, null as email, null as source""", "r.name"));

    private final JdbcClient db;
    private final Clock clock;

    RecordList(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @param me id of who looks */
    Page<Row> find(Kind kind, RecordFilter filter, long me, Cursor before) {
        Shape shape = SHAPES.get(kind);
        Where where = filter.where(kind, shape.searched(), me, clock.getZone()).after("r.updated, r.id", before);
        boolean ofContact = kind == Kind.OPPORTUNITIES || kind == Kind.TASKS;
        List<Row> rows = where.bind(db.sql("select r.id, %s as name, %s as under, array_to_string(r.tags, chr(31)) as tags, r.%s as state, %s, s.name as owner, r.updated from %s r left join staff s on s.id = r.owner_id%s%s order by r.updated desc, r.id desc limit %d"
                .formatted(shape.name(), shape.under(), kind.state(), shape.rest(), kind.type().key(), ofContact ? " left join contact c on c.id = r.contact_id" : "",
                        where, Page.FETCH))
                .param("now", OffsetDateTime.now(clock))).query(Row.class).list();
        return Page.of(rows, row -> new Cursor(row.updated(), row.id()));
    }

    /** Words used as status or stage lately, for the filter. */
    List<String> states(Kind kind) {
        return used(kind, kind.state());
    }

    /** Where they came from lately; empty for a kind without sources. */
    List<String> sources(Kind kind) {
        return kind == Kind.TASKS ? List.of() : used(kind, "source");
    }

    /** Tags in use lately. */
    List<String> tags(Kind kind) {
        return used(kind, "unnest(tags)");
    }

    private List<String> used(Kind kind, String expression) {
        return db.sql("select distinct word from (select %s as word from (select * from %s order by updated desc, id desc limit 2000) r) w where word is not null and word <> '' order by 1 limit 100"
                .formatted(expression, kind.type().key())).query(String.class).list();
    }
}
