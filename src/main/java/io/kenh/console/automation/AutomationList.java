package io.kenh.console.automation;

import io.kenh.automation.Definition;
import io.kenh.console.Missing;
import io.kenh.console.Where;
import io.kenh.console.Words;
import io.kenh.platform.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads automations with what they say. */
@Component
class AutomationList {

    /** Which automations; null or blank means any. */
    record Filter(String q, String state, String object) {

        public boolean isEmpty() {
            return Words.blank(q, state, object);
        }
    }

    /** @param key file name of a shipped automation, or null */
    record Row(long id, String name, String description, String state, int version, Definition definition, String key, Instant created, Instant updated) { }

    static final int SHOWN = 200;

    private final JdbcClient db;

    AutomationList(JdbcClient db) {
        this.db = db;
    }

    /** At most {@link #SHOWN}, the active ones first, each sort by name. */
    List<Row> find(Filter filter) {
        Where where = new Where().and("(" + Where.contains("name") + " or " + Where.contains("coalesce(description, '')") + ")", "words", Where.pattern(filter.q()))
                .and("state = :state", "state", filter.state()).and("definition ->> 'object' = :object", "object", filter.object());
        return where.bind(db.sql("select * from automation" + where + " order by array_position(array['active', 'paused', 'draft'], state), lower(name), id limit "
                + SHOWN)).query(AutomationList::row).list();
    }

    /** How many there are in each state. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new java.util.HashMap<>();
        db.sql("select state, count(*) from automation group by state").query(rs -> {
            counts.put(rs.getString(1), rs.getLong(2));
        });
        return counts;
    }

    Row find(long id) {
        return db.sql("select * from automation where id = ?").param(id).query(AutomationList::row).optional().orElseThrow(() -> new Missing("automation", id));
    }

    /** Steps that came due while it rested. */
    long overdue(long id) {
        return db.sql("select count(*) from pending_step where automation_id = ? and due <= now()").param(id).query(Long.class).single();
    }

    private static Row row(ResultSet rs, int i) throws SQLException {
        return new Row(rs.getLong("id"), rs.getString("name"), rs.getString("description"), rs.getString("state"), rs.getInt("version"),
                Json.read(rs.getString("definition"), Definition.class), rs.getString("key"), at(rs, "created"), at(rs, "updated"));
    }

    private static Instant at(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }
}
