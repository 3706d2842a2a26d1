package io.kenh.crm;

import io.kenh.condition.Field;
import io.kenh.condition.FieldType;
import io.kenh.condition.Fields;
import io.kenh.condition.SqlFields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What one may ask about a record: its columns, and its custom fields as {@code custom.<name>}. */
@Component
public class RecordFields {

    private static final List<String> PRIORITIES = List.of("urgent", "high", "medium", "low");
    private static final List<String> TICKET_STATUSES = List.of("open", "pending", "solved", "closed");
    private static final List<String> PROMISES = List.of("sla_response", "sla_resolution");
    private static final List<String> PROMISE_STATES = List.of("running", "paused", "on-time", "late");

    private final Columns columns;
    private final CustomFields customs;
    private final JdbcClient db;

    RecordFields(Columns columns, CustomFields customs, JdbcClient db) {
        this.columns = columns;
        this.customs = customs;
        this.db = db;
    }

    /** The fields of a kind of record. A custom field nobody declared is a text. */
    public Fields of(RecordType type) {
        return sql(type);
    }

    /** The fields of a kind of record with their columns, for statements on the table of its name. */
    public SqlFields sql(RecordType type) {
        return new SqlFields() {
            @Override
            public Optional<Field> find(String name) {
                return name.startsWith(CustomFields.PREFIX) ? custom(type, name) : plain(type, name);
            }

            @Override
            public List<String> names() {
                return Stream.concat(
                        columns.of(type).entrySet().stream().filter(c -> !c.getValue().equals("jsonb")).map(Map.Entry::getKey),
                        customs.of(type).stream().filter(field -> !field.retired()).map(CustomField::path)).toList();
            }

            @Override
            public org.jooq.Field<?> column(String name) {
                if (!name.startsWith(CustomFields.PREFIX)) {
                    return DSL.field(DSL.name(type.key(), name));
                }
                return SqlFields.custom(DSL.field(DSL.name(type.key(), "custom")), name.substring(CustomFields.PREFIX.length()),
                        find(name).orElseThrow().type());
            }
        };
    }

    /** Changes whenever a custom field does: what was compiled from the fields before is then out of date. */
    public String stamp() {
        return customs.stamp();
    }

    private Optional<Field> custom(RecordType type, String path) {
        String name = path.substring(CustomFields.PREFIX.length());
        return name.isEmpty() ? Optional.empty() : Optional.of(customs.find(type, name).map(RecordFields::field)
                .orElseGet(() -> Field.of(path, FieldType.TEXT)));
    }

    private static Field field(CustomField custom) {
        return new Field(custom.path(), custom.type().fieldType(), custom.choices(), word -> Optional.empty());
    }

    private Optional<Field> plain(RecordType type, String name) {
        return Optional.ofNullable(columns.of(type).get(name)).filter(udt -> !udt.equals("jsonb")).map(udt -> field(type, name, udt));
    }

    private Field field(RecordType type, String name, String udt) {
        return switch (udt) {
            case "_text" -> Field.of(name, FieldType.TAGS);
            case "date" -> Field.of(name, FieldType.DATE);
            case "timestamptz" -> Field.of(name, FieldType.DATETIME);
            case "bool" -> Field.of(name, FieldType.BOOLEAN);
            case "int4", "numeric" -> Field.of(name, FieldType.NUMBER);
            case "int8" -> Field.reference(name, word -> Reference.of(name).flatMap(reference -> reference.find(db, word)));
            default -> text(type, name);
        };
    }

    private static Field text(RecordType type, String name) {
        if (name.equals("priority")) {
            return Field.choice(name, PRIORITIES);
        }
        if (type == RecordType.TICKET && PROMISES.contains(name)) {
            return Field.choice(name, PROMISE_STATES);
        }
        return type == RecordType.TICKET && name.equals("status") ? Field.choice(name, TICKET_STATUSES) : Field.of(name, FieldType.TEXT);
    }
}
