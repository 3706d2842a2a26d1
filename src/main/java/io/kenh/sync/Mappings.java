package io.kenh.sync;

import io.kenh.connector.Connection;
import io.kenh.connector.Connections;
import io.kenh.connector.Crm;
import io.kenh.connector.CrmObject;
import io.kenh.connector.CrmRow;
import io.kenh.crm.RecordFields;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The door to mappings that are being written: what is wrong with one, and what it makes of a row and of a record. */
@Component
public class Mappings {

    private static final int OFFERED = 20;

    private final JdbcClient db;
    private final Syncs syncs;
    private final RecordFields fields;
    private final Connections connections;
    private final Crm crm;
    private final MappingReader reader;
    private final Values values;
    private final References references;
    private final SampleRows rows;
    private final Records records;

    Mappings(JdbcClient db, Syncs syncs, RecordFields fields, Connections connections, Crm crm, MappingReader reader, Values values, References references, SampleRows rows, Records records) {
        this.db = db;
        this.syncs = syncs;
        this.fields = fields;
        this.connections = connections;
        this.crm = crm;
        this.reader = reader;
        this.values = values;
        this.references = references;
        this.rows = rows;
        this.records = records;
    }

    /**
     * A mapping to begin with: every field of the CRM that has one of ours of the same name, and those that name rows which we know as records.
     *
     * @throws InvalidMapping where the CRM has no such object
     */
    public String draft(long connection, String object) {
        List<String> known = fields.of(RecordType.of(object)).names();
        StringBuilder yaml = new StringBuilder(syncs.draft(connection, object));
        Set<String> named = new HashSet<>();
        crm.object(connections.byId(connection), object).orElseThrow().fields().stream()
                .filter(field -> field.to() != null && known.contains(field.to() + "_id") && named.add(field.to()))
                .forEach(field -> yaml.append("  ").append(field.to()).append("_id: ").append(field.name()).append('\n'));
        return yaml.toString();
    }

    /** All that keeps a mapping from being used, in English, each beginning with its place; empty for none. */
    public List<String> faults(long connection, String yaml) {
        try {
            read(connections.byId(connection), yaml);
            return List.of();
        } catch (InvalidMapping invalid) {
            return invalid.faults();
        }
    }

    private SyncMapping read(Connection connection, String yaml) {
        String name = MappingReader.object(yaml);
        CrmObject object = crm.object(connection, name).orElseThrow(() -> new InvalidMapping(List.of("object: found %s, wanted one of %s".formatted(name,
                crm.objects(connection).stream().map(CrmObject::name).toList()))));
        return reader.read(yaml, object);
    }

    /**
     * Tries a mapping that need not be stored.
     *
     * @param row      id of the row; null, or one that is not among those of the CRM's first page, for the first of them
     * @param recordId of our record; null for the one that is linked to the row, or the newest
     * @throws InvalidMapping        where the mapping cannot be used
     * @throws IllegalStateException where the CRM does not answer
     */
    public MappingSample sample(long connection, String yaml, String row, Long recordId) {
        Connection with = connections.byId(connection);
        SyncMapping mapping = read(with, yaml);
        List<CrmRow> offered = rows.of(with, mapping.object()).stream().limit(OFFERED).toList();
        CrmRow tried = offered.stream().filter(one -> one.id().equals(row)).findFirst().orElse(offered.isEmpty() ? null : offered.get(0));
        Map<String, String> faults = new LinkedHashMap<>();
        Map<String, Object> ours = new LinkedHashMap<>();
        if (tried != null) {
            Reading read = values.linked(connection, mapping, tried);
            read.refused().forEach(one -> faults.put(one.rule().ours(), one.why()));
            ours.putAll(shown(read.values()));
        }
        List<MappingSample.Choice> known = newest(mapping.record());
        Long chosen = recordId != null ? recordId : linked(connection, mapping.object(), tried).orElse(known.isEmpty() ? null : Long.valueOf(known.get(0).id()));
        Map<String, Object> record = chosen == null ? Map.of() : records.find(mapping.record(), chosen).orElse(Map.of());
        return new MappingSample(offered.stream().map(one -> new MappingSample.Choice(one.id(), name(one.values()))).toList(), tried == null ? null : tried.id(),
                tried == null ? Map.of() : tried.values(), ours, tried != null && !mapping.rows().holdsRow(tried.values()), faults, known,
                record.isEmpty() ? null : chosen, Values.held(mapping, record), record.isEmpty() ? Map.of() : told(connection, mapping, record),
                !record.isEmpty() && !mapping.records().holdsRecord(record));
    }

    private static Map<String, Object> shown(Map<String, Object> ours) {
        Map<String, Object> shown = new LinkedHashMap<>(ours);
        shown.replaceAll((field, value) -> value instanceof Unlinked awaited ? awaited.object() + " " + awaited.id() + " …" : value);
        return shown;
    }

    private Map<String, Object> told(long connection, SyncMapping mapping, Map<String, Object> record) {
        Map<String, Object> told = new LinkedHashMap<>(Values.theirs(mapping, Values.held(mapping, record)));
        mapping.references().forEach(rule -> told.computeIfPresent(rule.theirs(), (field, id) -> Objects.requireNonNullElse(
                references.row(connection, rule, Long.parseLong(id.toString())), "…")));
        return told;
    }

    private Optional<Long> linked(long connection, String object, CrmRow row) {
        return row == null ? Optional.empty() : db.sql("""
                select l.record_id from sync s join sync_link l on l.sync_id = s.id and not l.gone
                where s.connection_id = ? and s.object = ? and l.external_id = ?""").params(connection, object, row.id()).query(Long.class).optional();
    }

    private List<MappingSample.Choice> newest(RecordType type) {
        String name = type == RecordType.TICKET ? "subject" : "name";
        return db.sql("select id::text as id, coalesce(%s, '') as name from %s order by updated desc, id desc limit %d".formatted(name, type.key(), OFFERED))
                .query(MappingSample.Choice.class).list();
    }

    private static String name(Map<String, Object> row) {
        return Stream.of("name", "subject", "title", "email").map(row::get).filter(Objects::nonNull).findFirst().map(Object::toString).orElse("");
    }
}
