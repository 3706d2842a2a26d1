package io.kenh.sync;

import io.kenh.platform.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of links. */
@Component("syncLinks")
class Links {

    private final JdbcClient db;

    Links(JdbcClient db) {
        this.db = db;
    }

    /** By the row's id, those that are gone too. */
    Map<String, Link> of(long sync, Collection<String> externalIds) {
        Map<String, Link> links = new HashMap<>();
        db.sql("select * from sync_link where sync_id = ? and external_id = any(?)").params(sync, externalIds.toArray(String[]::new))
                .query(Links::row).list().forEach(link -> links.put(link.externalId(), link));
        return links;
    }

    /** Which row belongs to which record now. */
    Map<String, Long> records(long sync, Collection<String> externalIds) {
        Map<String, Long> records = new HashMap<>();
        db.sql("select external_id, record_id from sync_link where sync_id = ? and external_id = any(?)").params(sync, externalIds.toArray(String[]::new))
                .query((rs, i) -> records.put(rs.getString(1), rs.getLong(2))).list();
        return records;
    }

    static Map<String, Long> records(Collection<Link> links) {
        return links.stream().collect(Collectors.toMap(Link::externalId, Link::recordId));
    }

    /** The living link of a record, else one whose row is gone. */
    Optional<Link> ofRecord(long sync, long record) {
        return db.sql("""
                (select * from sync_link where sync_id = :sync and record_id = :record and not gone)
                union all (select * from sync_link where sync_id = :sync and record_id = :record and gone limit 1) limit 1""")
                .param("sync", sync).param("record", record).query(Links::row).optional();
    }

    /** Those of the records that have a living link. */
    Set<Long> taken(long sync, Collection<Long> records) {
        return records.isEmpty() ? Set.of() : new HashSet<>(db.sql("select record_id from sync_link where sync_id = ? and not gone and record_id = any(?)")
                .params(sync, records.toArray(Long[]::new)).query(Long.class).list());
    }

    /** Writes links as they are now, new ones too, and counts those that live. */
    void save(long sync, List<Link> links) {
        if (links.isEmpty()) {
            return;
        }
        String[] ids = texts(links, Link::externalId);
        // nobody else counts meanwhile
        db.sql("select from sync_checkpoint where sync_id = ? for update").param(sync).query((rs, i) -> i).list();
        db.sql("""
                with counted as (update sync_checkpoint c set links = c.links + ? - (select count(*) from sync_link where sync_id = c.sync_id and not gone
                       and external_id = any(?)) where c.sync_id = ?)
                insert into sync_link (sync_id, external_id, record_id, version, modified, ours, theirs, gone)
                select ?, l.* from unnest(?::text[], ?::bigint[], ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::boolean[])
                     as t (external_id, record_id, version, modified, ours, theirs, gone)
                     cross join lateral (select t.external_id, t.record_id, t.version, t.modified, t.ours::jsonb, t.theirs::jsonb, t.gone) l
                on conflict (sync_id, external_id) do update set record_id = excluded.record_id, version = excluded.version,
                     modified = excluded.modified, ours = excluded.ours, theirs = excluded.theirs, gone = excluded.gone""")
                .params(links.stream().filter(link -> !link.gone()).count(), ids, sync, sync, ids, links.stream().map(Link::recordId).toArray(Long[]::new), texts(links, Link::version),
                        texts(links, link -> link.modified() == null ? null : link.modified().toString()), texts(links, link -> Json.write(link.ours())),
                        texts(links, link -> link.theirs().equals(link.ours()) ? null : Json.write(link.theirs())), links.stream().map(Link::gone).toArray(Boolean[]::new)).update();
    }

    /** What is known of rows whose values are as they were. */
    void seen(long sync, List<Act.Seen> seen) {
        List<Act.Seen> anew = seen.stream().filter(one -> !java.util.Objects.equals(one.row().version(), one.link().version())
                || !java.util.Objects.equals(one.row().modified(), one.link().modified())).toList();
        if (!anew.isEmpty()) {
            db.sql("""
                    update sync_link l set version = t.version, modified = t.modified
                    from unnest(?::text[], ?::text[], ?::timestamptz[]) as t (external_id, version, modified)
                    where l.sync_id = ? and l.external_id = t.external_id""")
                    .params(texts(anew, one -> one.row().id()), texts(anew, one -> one.row().version()),
                            texts(anew, one -> one.row().modified() == null ? null : one.row().modified().toString()), sync).update();
        }
    }

    private static <T> String[] texts(List<T> items, java.util.function.Function<T, String> of) {
        return items.stream().map(of).toArray(String[]::new);
    }

    private static Link row(ResultSet rs, int i) throws SQLException {
        Map<String, Object> ours = Json.map(rs.getString("ours"));
        String theirs = rs.getString("theirs");
        return new Link(rs.getString("external_id"), rs.getLong("record_id"), rs.getString("version"), instant(rs, "modified"),
                ours, theirs == null ? ours : Json.map(theirs), rs.getBoolean("gone"));
    }

    static Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime time = rs.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static OffsetDateTime at(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
