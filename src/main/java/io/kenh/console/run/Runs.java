package io.kenh.console.run;

import com.fasterxml.jackson.core.type.TypeReference;
import io.kenh.automation.RunsOfRecord;
import io.kenh.console.Missing;
import io.kenh.console.Page;
import io.kenh.console.Where;
import io.kenh.platform.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the log of runs, newest first. */
@Component
public class Runs {

    /** Which runs; null or blank means any. A record is named by both object and id. */
    public record Filter(Long automation, String object, Long record, String state) { }

    /** @param name of the record; null when it has none */
    public record Row(long id, long automation, String title, int version, long change, String object, long record, String name, String state,
                      List<RunStep> steps, Instant at) { }

    /**
     * A change in the chain that led to a run.
     *
     * @param cause      as stored; {@code automation} is taken from it, null when no automation caused it
     * @param title      name of the automation or person it names; null when there is none
     * @param before     changed field → former value
     */
    public record Link(long change, String object, long record, String kind, String cause, Long automation, String title, int depth,
                       Map<String, Object> fields, Map<String, Object> before, Instant at) { }

    static final List<String> STATES = List.of("done", "failed", "pending");

    private static final TypeReference<List<Map<String, Object>>> STEPS = new TypeReference<>() { };
    private static final Pattern CAUSE = Pattern.compile("automation:(\\d+)/change:(\\d+)");
    /** Longer chains than any budget allows. */
    private static final int LONGEST = 40;
    private static final String SELECT = """
            select r.id, r.automation_id, a.name as title, r.version, r.change_id, r.object, r.object_id, r.state, r.steps::text as steps, r.at,
                   coalesce(c.record ->> 'name', c.record ->> 'subject') as name
            from run r join automation a on a.id = r.automation_id left join change c on c.id = r.change_id""";

    private final JdbcClient db;

    Runs(JdbcClient db) {
        this.db = db;
    }

    /** @param before id of the run where the page before ended; {@link Long#MAX_VALUE} for the newest */
    public Page<Row> find(Filter filter, long before) {
        Where where = new Where().and("r.id < :before", "before", before).and("r.automation_id = :automation", "automation", filter.automation())
                .and("r.object = :object", "object", filter.object()).and(RunsOfRecord.sql("r", "record"), "record", filter.record())
                .and("r.state = :state", "state", filter.state());
        return Page.of(where.bind(db.sql(SELECT + where + " order by r.id desc limit " + Page.FETCH)).query(Runs::row).list(), Row::id);
    }

    Row find(long id) {
        return db.sql(SELECT + " where r.id = ?").param(id).query(Runs::row).optional().orElseThrow(() -> new Missing("run", id));
    }

    /** The change that started a run, the change that led to that one, and so on to the outside cause. */
    List<Link> chain(long change) {
        List<Link> chain = new ArrayList<>();
        Long next = change;
        while (next != null && chain.size() < LONGEST) {
            List<Link> found = db.sql("select * from change where id = ?").param(next).query(this::link).list();
            chain.addAll(found);
            next = found.isEmpty() ? null : before(found.get(0).cause());
        }
        return chain;
    }

    private static Long before(String cause) {
        Matcher parts = CAUSE.matcher(cause);
        return parts.find() ? Long.valueOf(parts.group(2)) : null;
    }

    private Link link(ResultSet rs, int i) throws SQLException {
        Matcher parts = CAUSE.matcher(rs.getString("cause"));
        Long automation = parts.find() ? Long.valueOf(parts.group(1)) : null;
        String title = automation == null ? staff(rs.getString("cause"))
                : db.sql("select name from automation where id = ?").param(automation).query(String.class).optional().orElse(null);
        return new Link(rs.getLong("id"), rs.getString("object"), rs.getLong("object_id"), rs.getString("kind"), rs.getString("cause"), automation, title,
                rs.getInt("depth"), Json.map(rs.getString("record")), Json.map(rs.getString("before")), rs.getObject("at", OffsetDateTime.class).toInstant());
    }

    private String staff(String cause) {
        return cause.matches("staff:\\d{1,15}")
                ? db.sql("select name from staff where id = ?").param(Long.valueOf(cause.substring("staff:".length()))).query(String.class).optional().orElse(null) : null;
    }

    private static Row row(ResultSet rs, int i) throws SQLException {
        return new Row(rs.getLong("id"), rs.getLong("automation_id"), rs.getString("title"), rs.getInt("version"), rs.getLong("change_id"),
                rs.getString("object"), rs.getLong("object_id"), rs.getString("name"), rs.getString("state"),
                Json.read(rs.getString("steps"), STEPS).stream().map(RunStep::of).toList(), rs.getObject("at", OffsetDateTime.class).toInstant());
    }
}
