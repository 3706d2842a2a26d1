package io.kenh.automation;

import io.kenh.crm.GroupUsers;
import io.kenh.crm.Use;
import io.kenh.platform.Json;
import io.kenh.template.TemplateUsers;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What active automations name in their actions, also in former versions whose actions are still to come. */
@Component
class Mentions implements GroupUsers, TemplateUsers {

    private static final String GROUP = "group:";

    private final JdbcClient db;

    Mentions(JdbcClient db) {
        this.db = db;
    }

    private record Named(String name, Definition definition) { }

    @Override
    public List<Use> ofGroup(long id, String name) {
        return of(action -> name.equals(action.text("group")) || action.with().values().stream().flatMap(Mentions::texts).anyMatch((GROUP + name)::equals));
    }

    @Override
    public List<Use> ofTemplate(String key) {
        return of(action -> key.equals(action.text("template")));
    }

    private List<Use> of(Predicate<Definition.Action> mention) {
        return db.sql("""
                select a.name, v.definition from automation a join automation_version v on v.automation_id = a.id and v.version = a.version where a.state = 'active'
                union
                select a.name, v.definition from pending_step p join run r on r.id = p.run_id join automation a on a.id = r.automation_id
                  join automation_version v on v.automation_id = r.automation_id and v.version = r.version order by 1""")
                .query((rs, i) -> new Named(rs.getString(1), Json.read(rs.getString(2), Definition.class))).list().stream()
                .filter(one -> one.definition().actions().stream().anyMatch(mention)).map(Named::name).distinct().map(name -> new Use("automation", name)).toList();
    }

    private static Stream<String> texts(Object value) {
        return value instanceof Collection<?> many ? many.stream().flatMap(Mentions::texts)
                : value instanceof Map<?, ?> map ? map.values().stream().flatMap(Mentions::texts) : Stream.of(String.valueOf(value));
    }
}
