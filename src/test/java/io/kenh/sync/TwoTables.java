package io.kenh.sync;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.kenh.connector.Answer;
import io.kenh.connector.Connection;
import io.kenh.connector.Crm;
import io.kenh.connector.CrmField;
import io.kenh.connector.CrmObject;
import io.kenh.connector.CrmPage;
import io.kenh.connector.CrmQuery;
import io.kenh.connector.CrmReply;
import io.kenh.connector.CrmRow;
import io.kenh.connector.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A CRM in memory whose deals name accounts. */
final class TwoTables implements Crm {

    static final class Row {
        final String id;
        final Map<String, Object> values = new LinkedHashMap<>();
        String marker;
        int version = 1;
        Instant modified;

        Row(String id) {
            this.id = id;
        }
    }

    private static final Answer OK = Answer.of(Outcome.ACCEPTED, "200", null);

    final Map<String, Map<String, Row>> tables = Map.of("account", new LinkedHashMap<>(), "opportunity", new LinkedHashMap<>());
    final List<String> echoes = new ArrayList<>();
    int writes;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    Row add(String object, Map<String, Object> values) {
        Row row = new Row(object.charAt(0) + "" + (tables.get(object).size() + 1));
        row.values.putAll(values);
        row.modified = now = now.plusSeconds(1);
        tables.get(object).put(row.id, row);
        return row;
    }

    void edit(Row row, String field, Object value) {
        row.values.put(field, value);
        row.version++;
        row.modified = now = now.plusSeconds(1);
    }

    @Override
    public List<CrmObject> objects(Connection connection) {
        CrmField name = new CrmField("name", null, "text", List.of(), false, null);
        Set<String> operations = Set.of("list", "read", "find", "create", "update");
        return List.of(new CrmObject("account", List.of(name), operations, 120, true, true),
                new CrmObject("opportunity", List.of(name, new CrmField("company", null, "reference", List.of(), false, "account")), operations, 120, true, true));
    }

    @Override
    public Optional<CrmObject> object(Connection connection, String object) {
        return objects(connection).stream().filter(one -> one.name().equals(object)).findFirst();
    }

    private static CrmRow shown(Row row) {
        return new CrmRow(row.id, row.modified, String.valueOf(row.version), false, row.marker, new LinkedHashMap<>(row.values), MissingNode.getInstance());
    }

    private static CrmReply reply(Row row) {
        return row == null ? new CrmReply(OK, null, null, false, true) : new CrmReply(OK, row.id, shown(row), false, false);
    }

    @Override
    public CrmPage list(Connection connection, String object, CrmQuery query) {
        return new CrmPage(OK, tables.get(object).values().stream().filter(row -> !row.modified.isBefore(query.since())).map(TwoTables::shown).toList(), null);
    }

    @Override
    public CrmPage deletions(Connection connection, String object, CrmQuery query) {
        return new CrmPage(OK, List.of(), null);
    }

    @Override
    public CrmReply read(Connection connection, String object, String id) {
        return reply(tables.get(object).get(id));
    }

    @Override
    public CrmReply find(Connection connection, String object, String marker) {
        return reply(tables.get(object).values().stream().filter(row -> marker.equals(row.marker)).findFirst().orElse(null));
    }

    @Override
    public CrmReply create(Connection connection, String object, Map<String, Object> values, String marker) {
        writes++;
        Row row = add(object, values);
        row.marker = marker;
        return reply(row);
    }

    @Override
    public CrmReply update(Connection connection, String object, CrmRow seen, Map<String, Object> values) {
        Row row = tables.get(object).get(seen.id());
        if (seen.version() != null && !seen.version().equals(String.valueOf(row.version))) {
            return new CrmReply(Answer.of(Outcome.DATA, "412", null), null, null, true, false);
        }
        writes++;
        values.forEach((field, value) -> {
            if (Objects.equals(row.values.get(field), value)) {
                echoes.add(row.id + "." + field + "=" + value);
            }
            edit(row, field, value);
        });
        return reply(row);
    }

    @Override
    public CrmReply delete(Connection connection, String object, CrmRow seen) {
        throw new UnsupportedOperationException("the hub takes nothing away");
    }
}
