package io.kenh.assignment;

import io.kenh.crm.RecordType;
import io.kenh.notice.News;
import io.kenh.notice.Notices;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Work that nobody was free for. It is shown, administrators are told of it, and whoever is free first gets it. */
@Component
public class WaitingWork {

    /** One piece; {@code object} as in {@link RecordType#key()}. */
    public record Piece(String object, long objectId, long groupId, String group, Instant since) { }

    private final Notices notices;
    private final JdbcClient db;
    private final Clock clock;

    WaitingWork(Notices notices, JdbcClient db, Clock clock) {
        this.notices = notices;
        this.db = db;
        this.clock = clock;
    }

    /** What waits, longest first. */
    public List<Piece> list(int most) {
        return db.sql("""
                select w.object, w.object_id, w.group_id, g.name as "group", w.since from assignment_wait w join staff_group g on g.id = w.group_id
                order by w.since, w.object_id limit ?""").param(most).query(Piece.class).list();
    }

    /** How many pieces wait. */
    public long count() {
        return db.sql("select count(*) from assignment_wait").query(Long.class).single();
    }

    void add(RecordType type, long group, List<Long> ids) {
        if (ids.isEmpty()) {
            return;
        }
        boolean first = !db.sql("select exists (select from assignment_wait where group_id = ?)").param(group).query(Boolean.class).single();
        db.sql("insert into assignment_wait (object, object_id, group_id, since) select ?, id, ?, ? from unnest(?::bigint[]) as t (id) on conflict do nothing")
                .params(type.key(), group, OffsetDateTime.now(clock), ids.toArray(Long[]::new)).update();
        if (first) {
            tell(group);
        }
    }

    /** Once, when the first piece begins to wait; the rest is seen in the list. */
    private void tell(long group) {
        notices.tell(db.sql("select s.id, g.name from staff s, staff_group g where s.role = 'admin' and s.active and g.id = ? order by s.id").param(group)
                .query((rs, i) -> News.to(rs.getLong(1), "assignment.waiting", "/assignment", rs.getString(2))).list());
    }
}
