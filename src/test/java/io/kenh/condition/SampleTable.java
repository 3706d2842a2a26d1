package io.kenh.condition;

import io.kenh.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** {@link Sample}s as rows of a real table. */
final class SampleTable implements SqlFields {

    private static final List<FieldType> TYPES = List.of(FieldType.values());

    private final DataSource database = TestDatabase.migrated();
    private final DSLContext sql = DSL.using(database, SQLDialect.POSTGRES);
    private final Fields fields = Fields.of(TYPES.stream()
            .flatMap(type -> Stream.of(Field.of(type.name(), type), Field.of("custom." + type, type))).toList());

    SampleTable() {
        sql.execute("""
                create unlogged table sample (id int primary key, text text, number numeric, date date, datetime timestamptz,
                  choice text, tags text[], "boolean" boolean, reference bigint, custom jsonb not null)""");
    }

    void fill(List<Sample> samples) throws SQLException {
        try (Connection connection = database.getConnection();
             PreparedStatement delete = connection.prepareStatement("delete from sample");
             PreparedStatement insert = connection.prepareStatement("insert into sample values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)")) {
            delete.execute();
            for (int id = 0; id < samples.size(); id++) {
                insert.setInt(1, id);
                for (int i = 0; i < TYPES.size(); i++) {
                    insert.setObject(i + 2, jdbc(samples.get(id).columns().get(TYPES.get(i)), connection));
                }
                insert.setString(10, samples.get(id).custom());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static Object jdbc(Object value, Connection connection) throws SQLException {
        if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        return value instanceof List<?> tags ? connection.createArrayOf("text", tags.toArray()) : value;
    }

    /** For every sample, in order, the answer of PostgreSQL to every condition. */
    List<boolean[]> answers(List<org.jooq.Condition> conditions) {
        List<org.jooq.Field<Boolean>> questions = conditions.stream()
                .map(condition -> DSL.field("({0}) is true", Boolean.class, condition)).toList();
        return sql.select(questions).from("sample").orderBy(DSL.field("id")).fetch(SampleTable::booleans);
    }

    private static boolean[] booleans(Record row) {
        boolean[] answers = new boolean[row.size()];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = row.get(i, Boolean.class);
        }
        return answers;
    }

    @Override
    public Optional<Field> find(String name) {
        return fields.find(name);
    }

    @Override
    public List<String> names() {
        return fields.names();
    }

    @Override
    public org.jooq.Field<?> column(String name) {
        if (name.startsWith("custom.")) {
            String key = name.substring("custom.".length());
            return SqlFields.custom(DSL.field("sample.custom"), key, FieldType.valueOf(key));
        }
        return DSL.field(DSL.name("sample", name.toLowerCase(Locale.ROOT)));
    }
}
