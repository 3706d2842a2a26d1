package io.kenh.console.builder;

import io.kenh.condition.Field;
import io.kenh.condition.FieldType;
import io.kenh.condition.SqlFields;
import io.kenh.console.builder.Menu.Option;
import io.kenh.crm.RecordType;
import java.util.List;
import java.util.Set;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What stands in a field among the newest records, the most frequent first: proposals for whoever fills in a value. */
@Component
class KnownValues {

    private static final int NEWEST = 2_000;
    private static final int MOST = 40;
    /** Fields in which every record has a value of its own. */
    private static final Set<String> PERSONAL = Set.of("name", "subject", "phone", "email", "info", "address", "website");

    private final JdbcClient db;

    KnownValues(JdbcClient db) {
        this.db = db;
    }

    List<Option> of(RecordType type, SqlFields fields, Field field) {
        if (field.type() == FieldType.REFERENCE) {
            return field.name().equals("owner_id") ? staff() : field.name().equals("group_id") ? groups() : List.of();
        }
        boolean words = field.type() == FieldType.TEXT || field.type() == FieldType.CHOICE || field.type() == FieldType.TAGS;
        return words && !PERSONAL.contains(field.name()) ? words(type, fields, field) : List.of();
    }

    /** By name, as conditions and actions may name them. */
    List<Option> staff() {
        return db.sql("select name from staff where active order by name limit 500").query((rs, i) -> Option.of(rs.getString(1))).list();
    }

    /** A group is referred to by its id. */
    private List<Option> groups() {
        return db.sql("select id, name from staff_group order by name").query((rs, i) -> new Option(rs.getString(1), rs.getString(2))).list();
    }

    private List<Option> words(RecordType type, SqlFields fields, Field field) {
        String column = DSL.using(SQLDialect.POSTGRES).renderInlined(fields.column(field.name()));
        String word = field.type() == FieldType.TAGS ? "unnest(%s)".formatted(column) : column;
        return db.sql("""
                select word from (select %s as word from %s order by id desc limit :newest) w where word is not null and length(word) between 1 and 80
                group by word order by count(*) desc, word limit :most""".formatted(word, type.key()))
                .param("newest", NEWEST).param("most", MOST).query((rs, i) -> Option.of(rs.getString(1))).list();
    }
}
