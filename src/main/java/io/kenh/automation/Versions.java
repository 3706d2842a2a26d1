package io.kenh.automation;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.platform.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The past of automations: every version they had, what differs between two, and who did what when. */
@Component
public class Versions {

    /** One version; the author as in {@link io.kenh.event.Cause#text()}, null when not known. */
    public record Version(int version, String author, Instant at, Definition definition) { }

    /** Something done to an automation: created, changed, restored, activated or paused; the note may be null. */
    public record Entry(Instant at, String author, String what, int version, String note) { }

    /** What stands at a place, {@code actions[0].with.text}, in one version and the other; null for nothing. */
    public record Difference(String place, Object before, Object after) { }

    private final JdbcClient db;
    private final Automations automations;

    Versions(JdbcClient db, Automations automations) {
        this.db = db;
        this.automations = automations;
    }

    /** Newest first. */
    public List<Version> of(long automation) {
        return db.sql("select * from automation_version where automation_id = ? order by version desc").param(automation).query(Versions::row).list();
    }

    public Optional<Version> find(long automation, int version) {
        return db.sql("select * from automation_version where automation_id = ? and version = ?").params(automation, version).query(Versions::row).optional();
    }

    /** The version that was the present one at a moment; empty before the first. */
    public Optional<Version> at(long automation, Instant moment) {
        return db.sql("select * from automation_version where automation_id = ? and at <= ?::timestamptz order by version desc limit 1")
                .params(automation, moment.toString()).query(Versions::row).optional();
    }

    /** draft, active or paused at a moment; empty before there was an automation. */
    Optional<String> stateAt(long automation, Instant moment) {
        return db.sql("""
                select case (array_agg(what order by id desc) filter (where what in ('activated', 'paused')))[1]
                         when 'activated' then 'active' when 'paused' then 'paused' else 'draft' end
                from automation_log where automation_id = ? and at <= ?::timestamptz having count(*) > 0""")
                .params(automation, moment.toString()).query(String.class).optional();
    }

    /** Newest first. */
    public List<Entry> log(long automation) {
        return db.sql("select at, author, what, version, note from automation_log where automation_id = ? order by id desc").param(automation)
                .query((rs, i) -> new Entry(rs.getObject("at", OffsetDateTime.class).toInstant(), rs.getString("author"), rs.getString("what"),
                        rs.getInt("version"), rs.getString("note"))).list();
    }

    /** In the order of the places. @throws NoSuchElementException when there is no such version */
    public List<Difference> compare(long automation, int from, int to) {
        return compare(present(automation, from).definition(), present(automation, to).definition());
    }

    /** In the order of the places. */
    public static List<Difference> compare(Definition from, Definition to) {
        Map<String, Object> before = flat(from);
        Map<String, Object> after = flat(to);
        TreeMap<String, Object> places = new TreeMap<>(before);
        places.putAll(after);
        return places.keySet().stream().filter(place -> !Objects.equals(before.get(place), after.get(place)))
                .map(place -> new Difference(place, before.get(place), after.get(place))).toList();
    }

    /**
     * Makes an old version the newest; whether it is active stays as it is, and runs under way keep theirs.
     *
     * @return the number of the new version
     * @throws NoSuchElementException when there is no such version
     * @throws IllegalArgumentException with every fault, when it cannot be kept any longer
     */
    @Transactional
    public int restore(long automation, int version, String author) {
        Definition old = present(automation, version).definition();
        automations.save(automation, null, old, author, "restored", "version " + version);
        return automations.find(automation).orElseThrow().version();
    }

    /** Other automations of the same name, of which people should be warned: they could not tell them apart. */
    public List<Long> namesakes(String name, Long but) {
        return db.sql("select id from automation where lower(normalize(trim(name), NFC)) = lower(normalize(trim(?::text), NFC)) and id is distinct from ?::bigint order by id")
                .params(name, but).query(Long.class).list();
    }

    private Version present(long automation, int version) {
        return find(automation, version).orElseThrow(() -> new NoSuchElementException(
                "there is no version %d of automation %d".formatted(version, automation)));
    }

    private static Map<String, Object> flat(Definition definition) {
        Map<String, Object> flat = new TreeMap<>();
        put(flat, "", Json.tree(Json.write(definition)));
        return flat;
    }

    private static void put(Map<String, Object> flat, String place, JsonNode node) {
        if (node.isObject() && !node.isEmpty()) {
            node.fields().forEachRemaining(field -> put(flat, place.isEmpty() ? field.getKey() : place + "." + field.getKey(), field.getValue()));
        } else if (node.isArray() && !node.isEmpty()) {
            for (int i = 0; i < node.size(); i++) {
                put(flat, "%s[%d]".formatted(place, i), node.get(i));
            }
        } else if (!node.isNull()) {
            flat.put(place, Json.MAPPER.convertValue(node, Object.class));
        }
    }

    private static Version row(ResultSet rs, int i) throws SQLException {
        return new Version(rs.getInt("version"), rs.getString("author"), rs.getObject("at", OffsetDateTime.class).toInstant(),
                Json.read(rs.getString("definition"), Definition.class));
    }
}
