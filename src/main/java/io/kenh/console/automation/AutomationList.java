package io.kenh.console.automation;

import io.kenh.console.Missing;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads automations and their latest runs. */
@Component
class AutomationList {

    /** @param runs among the newest {@link #RECENT}; {@code failed} of them ended badly */
    record Row(long id, String name, String description, String state, int version, String object, String trigger, boolean shipped,
               long runs, long failed, Instant last, Instant updated) { }

    record Automation(long id, String name, String description, String state, int version, String definition, String key, Instant created,
                      Instant updated) { }

    record Run(long id, int version, String object, long objectId, String state, String steps, Instant at) { }

    static final int RECENT = 500;
    private static final int SHOWN = 50;

    private final JdbcClient db;

    AutomationList(JdbcClient db) {
        this.db = db;
    }

    List<Row> all() {
        return db.sql("""
                select a.id, a.name, a.description, a.state, a.version, a.definition ->> 'object' as object,
                       coalesce(a.definition -> 'trigger' ->> 'on', a.definition ->> 'trigger') as trigger, a.key is not null as shipped, r.runs, r.failed, r.last, a.updated
                from automation a cross join lateral (
                  select count(*) as runs, count(*) filter (where state = 'failed') as failed, max(at) as last
                  from (select state, at from run where automation_id = a.id order by id desc limit ?) newest) r
                order by a.state = 'active' desc, lower(a.name) limit 500""").param(RECENT).query(Row.class).list();
    }

    Automation find(long id) {
        return db.sql("""
                select id, name, description, state, version, jsonb_pretty(definition) as definition, key, created, updated
                from automation where id = ?""").param(id).query(Automation.class).optional().orElseThrow(() -> new Missing("automation", id));
    }

    List<Run> runs(long id) {
        return db.sql("select id, version, object, object_id, state, steps::text as steps, at from run where automation_id = ? order by id desc limit ?")
                .params(id, SHOWN).query(Run.class).list();
    }
}
