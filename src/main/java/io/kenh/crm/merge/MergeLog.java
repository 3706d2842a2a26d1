package io.kenh.crm.merge;

import com.fasterxml.jackson.core.type.TypeReference;
import io.kenh.crm.ContactMerge;
import io.kenh.event.Cause;
import io.kenh.platform.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was merged, and what it takes to undo it. */
@Component
public class MergeLog {

    private static final TypeReference<Map<String, List<String>>> MOVED = new TypeReference<>() { };

    /**
     * @param record the contact that is gone, as it was
     * @param before changed fields of the one that stayed → their value before
     * @param after  the same → their value after
     * @param moved  what was moved, by {@link io.kenh.crm.MovedWithContact#name}
     */
    public record Entry(ContactMerge merge, Map<String, Object> record, Map<String, Object> before, Map<String, Object> after,
                        Map<String, List<String>> moved) { }

    private final JdbcClient db;
    private final Clock clock;

    MergeLog(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    long add(long kept, Map<String, Object> gone, Map<String, Object> before, Map<String, Object> after, Map<String, List<String>> moved, Cause cause) {
        return db.sql("""
                insert into contact_merge (kept, gone, record, before, after, moved, cause, at)
                values (?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?) returning id""")
                .params(kept, ((Number) gone.get("id")).longValue(), Json.write(gone), Json.write(before), Json.write(after), Json.write(moved),
                        cause.text(), OffsetDateTime.now(clock)).query(Long.class).single();
    }

    void undone(long merge, Cause cause) {
        db.sql("update contact_merge set undone = ?, undoer = ? where id = ?").params(OffsetDateTime.now(clock), cause.text(), merge).update();
    }

    public Optional<Entry> find(long merge) {
        return db.sql("select * from contact_merge where id = ?").param(merge).query(MergeLog::row).optional();
    }

    /** The same, and nobody else undoes it meanwhile. */
    public Optional<Entry> lock(long merge) {
        return db.sql("select * from contact_merge where id = ? for update").param(merge).query(MergeLog::row).optional();
    }

    public List<ContactMerge> into(long contact) {
        return db.sql("select * from contact_merge where kept = ? order by id desc limit 100").param(contact).query(MergeLog::row).list().stream()
                .map(Entry::merge).toList();
    }

    /** Whether something that has not been undone went into the same contact afterwards: its traces lie above these. */
    public boolean hasLater(ContactMerge merge) {
        return db.sql("select exists (select from contact_merge where kept = ? and id > ? and undone is null)").params(merge.kept(), merge.id())
                .query(Boolean.class).single();
    }

    /** Follows merges to the contact that is there now. */
    public Optional<Long> becameOf(long gone) {
        return db.sql("""
                with recursive way (contact, n) as (
                  select ?::bigint, 0
                  union all
                  select m.kept, way.n + 1 from way join contact_merge m on m.gone = way.contact and m.undone is null where way.n < 100)
                select contact from way where n > 0 order by n desc limit 1""").param(gone).query(Long.class).optional();
    }

    private static Entry row(ResultSet rs, int i) throws SQLException {
        Map<String, Object> record = Json.map(rs.getString("record"));
        OffsetDateTime undone = rs.getObject("undone", OffsetDateTime.class);
        ContactMerge merge = new ContactMerge(rs.getLong("id"), rs.getLong("kept"), rs.getLong("gone"), (String) record.get("name"),
                rs.getString("cause"), rs.getObject("at", OffsetDateTime.class).toInstant(), undone == null ? null : undone.toInstant());
        return new Entry(merge, record, Json.map(rs.getString("before")), Json.map(rs.getString("after")), Json.read(rs.getString("moved"), MOVED));
    }
}
