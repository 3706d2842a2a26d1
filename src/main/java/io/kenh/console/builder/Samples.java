package io.kenh.console.builder;

import io.kenh.console.Where;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Records to try an automation on. */
@Component
class Samples {

    /** @param name may be blank */
    record Sample(long id, String name) { }

    private static final int SHOWN = 8;

    private final JdbcClient db;
    private final Records records;

    Samples(JdbcClient db, Records records) {
        this.db = db;
        this.records = records;
    }

    /** The newest that are called so, or the newest of all; an id finds its record. */
    List<Sample> find(RecordType type, String words) {
        String name = name(type);
        String pattern = Where.pattern(words);
        boolean isId = words != null && words.strip().matches("#?\\d{1,15}");
        String where = pattern == null ? "" : isId ? "where id = :id" : "where " + Where.contains("coalesce(" + name + ", '')");
        JdbcClient.StatementSpec statement = db.sql("select id, coalesce(%s, '') as name from %s %s order by id desc limit :most".formatted(name, type.key(), where))
                .param("most", SHOWN);
        statement = pattern == null ? statement : isId ? statement.param("id", Long.valueOf(words.strip().replace("#", ""))) : statement.param("words", pattern);
        return statement.query(Sample.class).list();
    }

    /** The record with that id, or the newest one when there is no id; empty when there is none. */
    Optional<Map<String, Object>> load(RecordType type, Long id) {
        Long wanted = id != null ? id : find(type, null).stream().map(Sample::id).findFirst().orElse(null);
        return wanted == null ? Optional.empty() : records.find(type, wanted);
    }

    /** What people call a record. */
    static String name(Map<String, Object> record) {
        Object name = record.get("name") == null ? record.get("subject") : record.get("name");
        return name == null ? "" : name.toString();
    }

    private static String name(RecordType type) {
        return type == RecordType.TICKET ? "subject" : type == RecordType.LEAD || type == RecordType.CONTACT ? "coalesce(name, email, phone)" : "name";
    }
}
