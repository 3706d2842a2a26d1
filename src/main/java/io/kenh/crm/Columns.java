package io.kenh.crm;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The columns of the record tables, read once from the database: the schema is the only list of fields. */
@Component
public class Columns {

    private final JdbcClient db;
    private volatile Map<RecordType, Map<String, String>> types;

    Columns(JdbcClient db) {
        this.db = db;
    }

    /** Column → its type as PostgreSQL names it ({@code text}, {@code timestamptz}, {@code _text} …), in table order. */
    public Map<String, String> of(RecordType type) {
        if (types == null) {
            types = read();
        }
        return types.get(type);
    }

    /** Field names that cannot be set from outside. */
    public static Set<String> kept() {
        return Set.of("id", "created", "updated");
    }

    private Map<RecordType, Map<String, String>> read() {
        Map<RecordType, Map<String, String>> read = new EnumMap<>(RecordType.class);
        for (RecordType type : RecordType.values()) {
            Map<String, String> columns = new LinkedHashMap<>();
            db.sql("""
                    select column_name, udt_name from information_schema.columns
                    where table_schema = current_schema() and table_name = ? order by ordinal_position""")
                    .param(type.key())
                    .query((rs, i) -> columns.put(rs.getString(1), rs.getString(2))).list();
            read.put(type, columns);
        }
        return read;
    }
}
