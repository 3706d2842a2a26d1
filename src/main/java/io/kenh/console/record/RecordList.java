package io.kenh.console.record;

import io.kenh.console.Cursor;
import io.kenh.console.Page;
import io.kenh.console.Where;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads accounts, opportunities and tasks, the most recently touched first. */
@Component
class RecordList {

    /**
     * Which ones; null and blank mean any.
     *
     * @param state status, or stage of an opportunity
     * @param owner {@code me} or {@code none}
     */
    record Filter(String q, String state, String owner) {

        public boolean isEmpty() {
            return blank(q) && blank(state) && blank(owner);
        }

        private static boolean blank(String text) {
            return text == null || text.isBlank();
        }
    }

    /** Columns that a kind does not have are null; {@code under} stands below the name. */
    record Row(long id, String name, String under, String state, String priority, BigDecimal amount, Instant due, boolean overdue, String phone,
               String owner, Instant updated) {

        public boolean late() {
            return overdue;
        }
    }

    private static final Map<Kind, String> COLUMNS = Map.of(
            Kind.ACCOUNTS, "r.industry as under, r.status as state, null as priority, null::numeric as amount, null::timestamptz as due, false as overdue, r.phone",
            Kind.OPPORTUNITIES, "c.name as under, r.stage as state, null as priority, r.amount, null::timestamptz as due, false as overdue, null as phone",
            Kind.TASKS, "coalesce(c.name, r.category) as under, r.status as state, r.priority, null::numeric as amount, r.due, r.due < :now and r.status = 'open' as overdue, null as phone");

    private final JdbcClient db;
    private final Clock clock;

    RecordList(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Page<Row> find(Kind kind, Filter filter, long me, Cursor before) {
        Where where = new Where().after("r.updated, r.id", before)
                .and("r.%s = :state".formatted(state(kind)), "state", filter.state())
                .and(Where.contains("r.name"), "words", Where.pattern(filter.q()));
        if ("me".equals(filter.owner())) {
            where.and("r.owner_id = :me", "me", me);
        } else if ("none".equals(filter.owner())) {
            where.and("r.owner_id is null");
        }
        String contact = kind == Kind.ACCOUNTS ? "" : " left join contact c on c.id = r.contact_id";
        List<Row> rows = where.bind(db.sql("select r.id, r.name, %s, s.name as owner, r.updated from %s r left join staff s on s.id = r.owner_id%s"
                .formatted(COLUMNS.get(kind), kind.type().key(), contact) + where + " order by r.updated desc, r.id desc limit " + Page.FETCH)
                .param("now", java.time.OffsetDateTime.now(clock))).query(Row.class).list();
        return Page.of(rows, row -> new Cursor(row.updated(), row.id()));
    }

    /** Words used as status or stage lately, for the filter. */
    List<String> states(Kind kind) {
        return db.sql("select distinct %1$s from (select %1$s from %2$s where %1$s is not null order by updated desc limit 2000) r order by 1 limit 50"
                .formatted(state(kind), kind.type().key())).query(String.class).list();
    }

    static String state(Kind kind) {
        return kind == Kind.OPPORTUNITIES ? "stage" : "status";
    }
}
