package io.kenh.automation;

import io.kenh.event.Change;
import io.kenh.platform.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** For whom the clock chose a record: the automation in the version that chose it, without asking its conditions again. */
@Component
class DueRuns {

    private final JdbcClient db;

    DueRuns(JdbcClient db) {
        this.db = db;
    }

    private record Key(long automation, int version) { }

    /** The automation of each change of kind {@code due}; one look-up for each version. */
    Map<Change, Automation> of(List<Change> changes) {
        Map<Key, Optional<Automation>> known = new HashMap<>();
        Map<Change, Automation> automations = new java.util.IdentityHashMap<>();
        changes.stream().filter(change -> change.kind().equals(Change.DUE)).forEach(change -> {
            Key key = new Key(number(change, "automation"), (int) number(change, "version"));
            known.computeIfAbsent(key, this::load).ifPresent(automation -> automations.put(change, automation));
        });
        return automations;
    }

    private static long number(Change change, String name) {
        return change.detail().get(name) instanceof Number number ? number.longValue() : 0;
    }

    private Optional<Automation> load(Key key) {
        return db.sql("select definition from automation_version where automation_id = ? and version = ?")
                .params(key.automation(), key.version()).query(String.class).optional().map(json -> {
                    Definition definition = Json.read(json, Definition.class);
                    return new Automation(key.automation(), definition.name(), "active", key.version(), definition);
                });
    }
}
