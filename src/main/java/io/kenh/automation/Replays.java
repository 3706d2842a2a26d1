package io.kenh.automation;

import com.fasterxml.jackson.core.type.TypeReference;
import io.kenh.automation.Replay.Difference;
import io.kenh.platform.Json;
import io.kenh.platform.Nodes;
import jakarta.annotation.PreDestroy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds past changes against a draft: what would it have done that did not happen, and the other way round? Each change is
 * played alone, at its own time, on the record as it was then; nothing is sent, and what the draft would have set off further is
 * not followed, since the past went another way. One replay works at a time on a node, the others wait.
 */
@Component("replays")
public class Replays {

    private static final Logger log = LoggerFactory.getLogger(Replays.class);
    private static final TypeReference<List<Map<String, Object>>> ACTIONS = new TypeReference<>() { };

    private final JdbcClient db;
    private final Automations automations;
    private final ReplayWork work;
    private final Nodes nodes;
    private final Clock clock;
    private final Duration kept;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "replay");
        thread.setDaemon(true);
        return thread;
    });

    Replays(JdbcClient db, Automations automations, ReplayWork work, Nodes nodes, Clock clock,
            @Value("${kenh.replay.kept:30d}") Duration kept) {
        this.db = db;
        this.automations = automations;
        this.work = work;
        this.nodes = nodes;
        this.clock = clock;
        this.kept = kept;
    }

    /**
     * Begins one; {@link #find} tells how far it has come.
     *
     * @param automation whose runs the draft is compared with, in whatever version they were; null for none
     * @param from       first moment of the span
     * @param to         its end, not included; null for now
     * @throws IllegalArgumentException with every fault of the draft, or when the span ends before it begins
     */
    public long start(Definition draft, Long automation, Instant from, Instant to, String author) {
        List<String> faults = automations.faults(draft);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
        Instant end = to == null ? clock.instant() : to;
        if (!from.isBefore(end)) {
            throw new IllegalArgumentException("to: found %s, wanted a moment after %s".formatted(end, from));
        }
        long id = db.sql("""
                insert into replay (automation_id, definition, from_at, to_at, state, author, node_id, started)
                values (?, ?::jsonb, ?::timestamptz, ?::timestamptz, 'running', ?, ?, ?) returning id""")
                .params(automation, Json.write(draft), from.toString(), end.toString(), author, nodes.self(), OffsetDateTime.now(clock))
                .query(Long.class).single();
        worker.execute(() -> run(id, draft, automation, from, end));
        return id;
    }

    private void run(long id, Definition draft, Long automation, Instant from, Instant to) {
        try {
            work.run(id, draft, automation, from, to);
            end(id, "done", null);
        } catch (RuntimeException e) {
            log.debug("Replay {} failed", id, e);
            end(id, "failed", e.getMessage());
        }
    }

    private void end(long id, String state, String trouble) {
        db.sql("update replay set state = ?, trouble = ?, ended = ? where id = ? and state = 'running'")
                .params(state, trouble, OffsetDateTime.now(clock), id).update();
    }

    /** Ends one under way; what it has found stays. */
    public void stop(long id) {
        end(id, "stopped", null);
    }

    /** Empty when there is none; one whose node is gone has failed. */
    public Optional<Replay> find(long id) {
        return db.sql("""
                select r.*, definition ->> 'name' as name, state = 'running' and not exists (select from node n where n.id = r.node_id) as orphan
                from replay r where id = ?""").param(id).query(Replays::row).optional();
    }

    /** In the order of the changes; {@code kind} more, less, other or null for all; {@code after} is the last id of the page before. */
    public List<Difference> differences(long id, String kind, Long after, int most) {
        return db.sql("""
                select * from replay_difference where replay_id = :id and (:kind::text is null or kind = :kind) and id > :after order by id limit :most""")
                .param("id", id).param("kind", kind).param("after", after == null ? 0 : after).param("most", most)
                .query((rs, i) -> new Difference(rs.getLong("id"), rs.getString("kind"), rs.getLong("change_id"), rs.getString("object"),
                        rs.getLong("object_id"), time(rs, "at"), Json.read(rs.getString("ran"), ACTIONS), Json.read(rs.getString("would"), ACTIONS))).list();
    }

    /** Nightly: what nobody has looked at for long is forgotten with all its differences. */
    public void forget() {
        db.sql("delete from replay r where started < ? and (state <> 'running' or not exists (select from node n where n.id = r.node_id))")
                .param(OffsetDateTime.now(clock).minus(kept)).update();
    }

    private static Replay row(ResultSet rs, int i) throws SQLException {
        boolean orphan = rs.getBoolean("orphan");
        return new Replay(rs.getLong("id"), rs.getObject("automation_id", Long.class), rs.getString("name"), time(rs, "from_at"), time(rs, "to_at"),
                orphan ? "failed" : rs.getString("state"), orphan ? "its node has stopped; start it again" : rs.getString("trouble"),
                rs.getLong("total"), rs.getLong("looked"), rs.getLong("same"), rs.getLong("more"), rs.getLong("less"), rs.getLong("other"),
                rs.getString("author"), time(rs, "started"), time(rs, "ended"));
    }

    private static Instant time(ResultSet rs, String column) throws SQLException {
        OffsetDateTime time = rs.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    @PreDestroy
    void close() {
        worker.shutdownNow();
    }
}
