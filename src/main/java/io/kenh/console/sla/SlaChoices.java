package io.kenh.console.sla;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Colleagues and groups to choose among. */
@Component
class SlaChoices {

    record Choice(long id, String name) { }

    private final JdbcClient db;

    SlaChoices(JdbcClient db) {
        this.db = db;
    }

    List<Choice> staff() {
        return db.sql("select id, name from staff where active order by lower(name)").query(Choice.class).list();
    }

    List<Choice> groups() {
        return db.sql("select id, name from staff_group order by lower(name)").query(Choice.class).list();
    }

    Map<Long, String> groupNames() {
        Map<Long, String> names = new LinkedHashMap<>();
        groups().forEach(group -> names.put(group.id(), group.name()));
        return names;
    }
}
