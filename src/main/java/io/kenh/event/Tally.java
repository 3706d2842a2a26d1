package io.kenh.event;

import io.kenh.platform.Nodes;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts what came in and what is done, in the transaction of the thing counted. Every writer has
 * rows of its own, so counting never makes two writers wait for each other.
 */
@Component
public class Tally {

    private final JdbcClient db;
    private final Nodes nodes;

    Tally(JdbcClient db, Nodes nodes) {
        this.db = db;
        this.nodes = nodes;
    }

    /**
     * @param received   connection → how many arrived, duplicates among them
     * @param duplicates connection → how many of them were there already
     */
    public void arrived(String writer, Map<Long, Integer> received, Map<Long, Integer> duplicates) {
        new TreeMap<>(received).forEach((connection, count) ->
                add(writer, connection, count, duplicates.getOrDefault(connection, 0), 0));
    }

    /** @param done connection → how many reached their end */
    public void done(String writer, Map<Long, Integer> done) {
        new TreeMap<>(done).forEach((connection, count) -> add(writer, connection, 0, 0, count));
    }

    private void add(String writer, long connection, int received, int duplicates, int done) {
        db.sql("""
                insert into tally (connection_id, writer, received, duplicates, done) values (?, ?, ?, ?, ?)
                on conflict (connection_id, writer) do update set received = tally.received + excluded.received,
                  duplicates = tally.duplicates + excluded.duplicates, done = tally.done + excluded.done""")
                .params(connection, nodes.self() + "/" + writer, received, duplicates, done).update();
    }
}
