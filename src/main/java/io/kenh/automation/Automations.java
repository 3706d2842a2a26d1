package io.kenh.automation;

import io.kenh.condition.Condition;
import io.kenh.condition.Conditions;
import io.kenh.condition.Fault;
import io.kenh.crm.RecordFields;
import io.kenh.crm.RecordType;
import io.kenh.platform.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to the company's automations: kept in the database, versioned. */
@Component
public class Automations {

    private final JdbcClient db;
    private final RecordFields fields;
    private final Clock clock;
    private final Edition edition;
    private final Actions actions;
    private final PendingSteps pending;

    Automations(JdbcClient db, RecordFields fields, Clock clock, Edition edition, Actions actions, PendingSteps pending) {
        this.db = db;
        this.fields = fields;
        this.clock = clock;
        this.edition = edition;
        this.actions = actions;
        this.pending = pending;
    }

    /** By name. */
    public List<Automation> all() {
        return db.sql("select * from automation order by name, id").query(Automations::row).list();
    }

    public Optional<Automation> find(long id) {
        return db.sql("select * from automation where id = ?").param(id).query(Automations::row).optional();
    }

    /** Every fault for which a definition is not even kept as a draft: limits of the {@link Edition}, unknown names, bad values. */
    public List<String> faults(Definition definition) {
        List<String> faults = new ArrayList<>();
        if (definition.name() == null || definition.name().isBlank()) {
            faults.add("name: found nothing, wanted a name people recognise");
        }
        if (definition.actions().isEmpty()) {
            faults.add("actions: found none, wanted at least one");
        }
        try {
            RecordType type = RecordType.of(definition.object());
            faults.addAll(ClockFaults.of(definition, type, fields.sql(type)));
            faults.addAll(faults("filter", definition.filter(), type));
            faults.addAll(faults("conditions", definition.conditions(), type));
            faults.addAll(edition.faults(definition));
            faults.addAll(actions.faults(definition, fields.of(type)));
        } catch (IllegalArgumentException e) {
            faults.add(e.getMessage());
        }
        return faults;
    }

    private List<String> faults(String part, Condition condition, RecordType type) {
        return condition == null ? List.of() : Conditions.check(condition, fields.of(type)).stream().map(fault -> new Fault(
                fault.where().isEmpty() ? part : part + "." + fault.where(), fault.found(), fault.wanted()).toString()).toList();
    }

    /** What a definition without {@link #faults} needs and does not find now: it can be kept, and activated once this is there. */
    public List<String> missing(Definition definition) {
        return actions.missing(definition);
    }

    /**
     * Keeps a new automation as a draft, or a new version of a known one.
     *
     * @param id  null for a new one
     * @param key file name of a shipped automation, or null
     * @return its id
     * @throws IllegalArgumentException with every fault of the definition
     */
    @Transactional
    public long save(Long id, String key, Definition definition, String author) {
        return save(id, key, definition, author, id == null ? "created" : "changed", null);
    }

    /** @param what as in the log of {@link Versions}; {@code note} may be null */
    long save(Long id, String key, Definition definition, String author, String what, String note) {
        refuse(faults(definition));
        OffsetDateTime now = OffsetDateTime.now(clock);
        String json = Json.write(definition);
        long saved = id == null
                ? db.sql("""
                        insert into automation (name, description, definition, key, created, updated)
                        values (?, ?, ?::jsonb, ?, ?, ?) returning id""")
                        .params(definition.name(), definition.description(), json, key, now, now).query(Long.class).single()
                : db.sql("""
                        update automation set name = ?, description = ?, definition = ?::jsonb, version = version + 1, updated = ?
                        where id = ? returning id""")
                        .params(definition.name(), definition.description(), json, now, id).query(Long.class).single();
        db.sql("""
                insert into automation_version (automation_id, version, definition, author, at)
                select id, version, definition, ?, ? from automation where id = ?""").params(author, now, saved).update();
        log(saved, what, author, note);
        return saved;
    }

    private void log(long id, String what, String author, String note) {
        db.sql("insert into automation_log (automation_id, at, author, what, version, note) select id, ?, ?, ?, version, ? from automation where id = ?")
                .params(OffsetDateTime.now(clock), author, what, note, id).update();
    }

    /** As {@link #activate(long, boolean, String)} on the hub's own behalf; what came due in a pause is dropped. */
    @Transactional
    public void activate(long id) {
        activate(id, false, null);
    }

    /** As {@link #activate(long, boolean, String)} on the hub's own behalf. */
    @Transactional
    public void activate(long id, boolean keepOverdue) {
        activate(id, keepOverdue, null);
    }

    /**
     * Lets it work. Refuses a faulty one with every fault, and one that misses something with all it misses.
     *
     * @param keepOverdue whether actions whose moment passed while it was paused are done now; otherwise they are dropped
     * @param author      as in {@link io.kenh.event.Cause#text()}; null for the hub itself
     */
    @Transactional
    public void activate(long id, boolean keepOverdue, String author) {
        Automation automation = find(id).orElseThrow();
        refuse(faults(automation.definition()));
        refuse(missing(automation.definition()));
        if (automation.state().equals("paused")) {
            pending.resume(id, keepOverdue);
        }
        state(id, "active", "activated", author);
    }

    private static void refuse(List<String> faults) {
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
    }

    /** As {@link #pause(long, String)} on the hub's own behalf. */
    @Transactional
    public void pause(long id) {
        pause(id, null);
    }

    /**
     * Lets it rest: it meets no change, and its actions that are still to come wait.
     *
     * @param author as in {@link io.kenh.event.Cause#text()}; null for the hub itself
     */
    @Transactional
    public void pause(long id, String author) {
        state(id, "paused", "paused", author);
    }

    private void state(long id, String state, String what, String author) {
        db.sql("update automation set state = ?, updated = ? where id = ?").params(state, OffsetDateTime.now(clock), id).update();
        log(id, what, author, null);
    }

    static Automation row(ResultSet rs, int i) throws SQLException {
        return new Automation(rs.getLong("id"), rs.getString("name"), rs.getString("state"), rs.getInt("version"),
                Json.read(rs.getString("definition"), Definition.class));
    }
}
