package io.kenh.crm;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The columns of the record tables, read once from the database: the schema is the only list of fields. */
@Component
public class Columns {

    private record Table(Map<String, String> types, Set<String> filled) { }

    private final JdbcClient db;
    private volatile Map<RecordType, Table> tables;

    Columns(JdbcClient db) {
        this.db = db;
    }

    /** Column → its type as PostgreSQL names it ({@code text}, {@code timestamptz}, {@code _text} …), in table order. */
    public Map<String, String> of(RecordType type) {
        return table(type).types();
    }

    /** Whether the column cannot be empty. */
    public boolean filled(RecordType type, String column) {
        return table(type).filled().contains(column);
    }

    /** Field names that cannot be set from outside. */
    public static Set<String> kept() {
        return Set.of("id", "created", "updated", "converted", "connection_id", "may_acknowledge", "merged_into", "looks_like",
                "sla_response", "sla_response_due", "sla_resolution", "sla_resolution_due");
    }

    private Table table(RecordType type) {
        if (tables == null) {
            tables = read();
        }
        return tables.get(type);
    }

    private Map<RecordType, Table> read() {
        Map<RecordType, Table> read = new EnumMap<>(RecordType.class);
        for (RecordType type : RecordType.values()) {
            Table table = new Table(new LinkedHashMap<>(), new LinkedHashSet<>());
            db.sql("""
                    select column_name, udt_name, is_nullable = 'NO' from information_schema.columns
                    where table_schema = current_schema() and table_name = ? order by ordinal_position""")
                    .param(type.key())
                    .query(rs -> {
                        table.types().put(rs.getString(1), rs.getString(2));
                        if (rs.getBoolean(3)) {
                            table.filled().add(rs.getString(1));
                        }
                    });
            read.put(type, table);
        }
        return read;
    }
}
