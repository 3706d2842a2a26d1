package io.kenh.sync.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.event.Arrival;
import io.kenh.event.Arrival.Outcome;
import io.kenh.event.Change;
import io.kenh.platform.Json;
import io.kenh.platform.Poison;
import io.kenh.platform.Waves;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A step of line one: rows of other systems become records here, as the mapping of their connection says. */
@Component("foreignRecords")
public class ForeignRecords {

    private record Known(String yaml, List<FeedMapping> mappings, Instant made) { }

    private final JdbcClient db;
    private final Connections connections;
    private final ForeignLinks links;
    private final RowWriter writer;
    private final Map<Long, Known> known = new ConcurrentHashMap<>();

    ForeignRecords(JdbcClient db, Connections connections, ForeignLinks links, RowWriter writer) {
        this.db = db;
        this.connections = connections;
        this.links = links;
        this.writer = writer;
    }

    /** @throws Poison for a row that no mapping is for, or whose values our fields cannot hold */
    public void receive(List<Arrival> arrivals) {
        List<ForeignRow> rows = arrivals.stream().flatMap(arrival -> row(arrival).stream()).toList();
        Waves.of(rows, ForeignRow::shown).forEach(writer::write);
    }

    /** Empty for one that needs no writing. */
    private Optional<ForeignRow> row(Arrival arrival) {
        Map<String, Object> payload = arrival.event().payload();
        if (payload.containsKey("unreadable")) {
            throw new Poison("unreadable record", place(payload) + ": found bytes that are no JSON of the connection's format, wanted a Debezium envelope, a CloudEvent or an object");
        }
        Connection connection = connections.byId(arrival.event().connectionId());
        Known rules = known(connection);
        FeedMapping mapping = mapping(rules, String.valueOf(payload.get("topic")), connection);
        JsonNode row = payload.get("row") == null ? null : Json.MAPPER.valueToTree(payload.get("row"));
        String key = mapping.key(payload.get("key"), row).orElseThrow(() ->
                new Poison("no key", place(payload) + ": found no key, wanted one in the record or by the mapping's key"));
        ForeignLinks.Side side = new ForeignLinks.Side(connection.id(), mapping.type());
        boolean deleted = "d".equals(payload.get("op"));
        if (deleted || row == null) {
            arrival.became(deleted ? deleted(side, key) : Outcome.ignored("it tells no values"));
            return Optional.empty();
        }
        return Optional.of(new ForeignRow(side, key, mapping.fields(row), kind(payload, rules.made()), arrival));
    }

    private static String place(Map<String, Object> payload) {
        return "topic %s, partition %s, offset %s".formatted(payload.get("topic"), payload.get("partition"), payload.get("offset"));
    }

    private static FeedMapping mapping(Known rules, String topic, Connection connection) {
        return rules.mappings().stream().filter(one -> one.isFor(topic)).findFirst().orElseThrow(() ->
                new Poison("no mapping", "no mapping of connection %s is for topic %s; add one, then send this again".formatted(connection.name(), topic)));
    }

    /** The record stays: what a person here has done with it is not the other system's to take away. */
    private Outcome deleted(ForeignLinks.Side side, String key) {
        links.deleted(side, key);
        Long record = links.of(side, List.of(key)).get(key);
        return new Outcome("ignored", record == null ? null : side.type().key(), record, "deleted there; what we know stays");
    }

    /**
     * What a record that is new here is told as. What was there before anybody looked is no news: neither what a snapshot reads,
     * nor what happened before the connection was made, nor a change of what we have never seen.
     */
    private static String kind(Map<String, Object> payload, Instant made) {
        Object op = payload.get("op");
        boolean isNews = (op == null || "c".equals(op)) && !Instant.parse(String.valueOf(payload.get("at"))).isBefore(made);
        return isNews ? Change.CREATED : "u".equals(op) ? Change.UPDATED : Change.IMPORTED;
    }

    private Known known(Connection connection) {
        String yaml = connection.setting("mapping", "");
        return Optional.ofNullable(known.get(connection.id())).filter(one -> one.yaml().equals(yaml)).orElseGet(() -> {
            Known read = new Known(yaml, FeedMapping.read(yaml), db.sql("select created from connection where id = ?").param(connection.id())
                    .query((rs, i) -> rs.getTimestamp(1).toInstant()).single());
            known.put(connection.id(), read);
            return read;
        });
    }
}
