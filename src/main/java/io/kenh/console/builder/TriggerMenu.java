package io.kenh.console.builder;

import io.kenh.automation.Setting;
import io.kenh.automation.TriggerKind;
import io.kenh.automation.Triggers;
import io.kenh.crm.RecordType;
import io.kenh.event.Change;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The triggers as the form offers them. */
final class TriggerMenu {

    private static final Set<String> WRITTEN = Set.of(Change.CREATED, Change.UPDATED, Change.IMPORTED);

    private TriggerMenu() {
    }

    /** Those that a kind of record can have; all of them for one that nobody knows. */
    static List<String> keys(RecordType type) {
        return (type == null ? Triggers.all() : Triggers.of(type)).stream().map(TriggerKind::key).toList();
    }

    /** What the form asks about a trigger; empty for one without settings and for one that nobody knows. */
    static List<Setting> settings(String on) {
        return find(on).map(TriggerKind::settings).orElse(List.of());
    }

    /** Its sort: {@code time} when the clock wakes it, {@code change} when the record itself does, else {@code other}. */
    static String group(String on) {
        return find(on).map(kind -> kind.on().isEmpty() ? "time" : kind.settings().isEmpty() && WRITTEN.containsAll(kind.on()) ? "change" : "other").orElse("other");
    }

    private static Optional<TriggerKind> find(String on) {
        return Triggers.all().stream().filter(kind -> kind.key().equals(on)).findFirst();
    }
}
