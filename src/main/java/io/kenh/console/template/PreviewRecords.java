package io.kenh.console.template;

import io.kenh.crm.RecordType;
import io.kenh.template.RecordFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Real records to look at a template with. */
@Component
class PreviewRecords {

    /** @param key {@code kind:id} */
    record Choice(String key, String name) { }

    private static final int OFFERED = 20;

    private final JdbcClient db;
    private final RecordFacts facts;

    PreviewRecords(JdbcClient db, RecordFacts facts) {
        this.db = db;
        this.facts = facts;
    }

    /** The newest of a kind. */
    List<Choice> of(RecordType type) {
        String name = type == RecordType.TICKET ? "subject" : "name";
        return db.sql("select id, %s as name from %s order by id desc limit ?".formatted(name, type.key())).param(OFFERED)
                .query((rs, i) -> new Choice(type.key() + ":" + rs.getLong(1), "#%d %s".formatted(rs.getLong(1), rs.getString(2) == null ? "" : rs.getString(2)))).list();
    }

    /** Empty when the key names no record of the kind. */
    Optional<Map<String, Object>> facts(RecordType type, String key) {
        return key == null || !key.matches(type.key() + ":[1-9][0-9]{0,17}") ? Optional.empty()
                : facts.of(type, Long.parseLong(key.substring(key.indexOf(':') + 1)));
    }
}
