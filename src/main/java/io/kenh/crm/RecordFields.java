package io.kenh.crm;

import io.kenh.condition.Field;
import io.kenh.condition.FieldType;
import io.kenh.condition.Fields;
import io.kenh.condition.SqlFields;
import java.util.List;
import java.util.Optional;
import org.jooq.impl.DSL;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What one may ask about a record: its columns, and its custom fields as {@code custom.<name>}. */
@Component
public class RecordFields {

    private static final String CUSTOM = "custom.";

    private final Columns columns;
    private final JdbcClient db;

    RecordFields(Columns columns, JdbcClient db) {
        this.columns = columns;
        this.db = db;
    }

    /** The fields of a kind of record. */
    public Fields of(RecordType type) {
        return new Fields() {
            @Override
            public Optional<Field> find(String name) {
                if (name.startsWith(CUSTOM) && name.length() > CUSTOM.length()) {
                    return Optional.of(Field.of(name, FieldType.TEXT));
                }
                return Optional.ofNullable(columns.of(type).get(name)).filter(udt -> !udt.equals("jsonb"))
                        .map(udt -> field(name, udt));
            }

            @Override
            public List<String> names() {
                return columns.of(type).entrySet().stream().filter(c -> !c.getValue().equals("jsonb"))
                        .map(java.util.Map.Entry::getKey).toList();
            }
        };
    }

    /** The fields of a kind of record with their columns, for statements on the table of its name. */
    public SqlFields sql(RecordType type) {
        Fields fields = of(type);
        return new SqlFields() {
            @Override
            public org.jooq.Field<?> column(String name) {
                return name.startsWith(CUSTOM)
                        ? SqlFields.custom(DSL.field(DSL.name(type.key(), "custom")), name.substring(CUSTOM.length()), find(name).orElseThrow().type())
                        : DSL.field(DSL.name(type.key(), name));
            }

            @Override
            public Optional<Field> find(String name) {
                return fields.find(name);
            }

            @Override
            public List<String> names() {
                return fields.names();
            }
        };
    }

    private Field field(String name, String udt) {
        return switch (udt) {
            case "_text" -> Field.of(name, FieldType.TAGS);
            case "date" -> Field.of(name, FieldType.DATE);
            case "timestamptz" -> Field.of(name, FieldType.DATETIME);
            case "bool" -> Field.of(name, FieldType.BOOLEAN);
            case "int4", "numeric" -> Field.of(name, FieldType.NUMBER);
            case "int8" -> name.equals("owner_id") ? Field.reference(name, this::staff) : Field.of(name, FieldType.REFERENCE);
            default -> Field.of(name, FieldType.TEXT);
        };
    }

    private Optional<Long> staff(String name) {
        return db.sql("select id from staff where name = ? order by id limit 1").param(name).query(Long.class).optional();
    }
}
