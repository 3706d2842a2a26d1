package io.kenh.automation.trigger;

import io.kenh.automation.TriggerKind;
import io.kenh.event.Change;
import java.util.List;
import java.util.Set;

/** {@code created}, {@code updated}, {@code imported} and what combines them: the change itself. An import makes nothing that was "created". */
public record OnChange(String key, Set<String> on) implements TriggerKind {

    /** All of them, in the order of a menu. */
    public static final List<TriggerKind> ALL = List.of(
            new OnChange("created", Set.of(Change.CREATED)),
            new OnChange("updated", Set.of(Change.UPDATED)),
            new OnChange("created-or-updated", Set.of(Change.CREATED, Change.UPDATED)),
            new OnChange("imported", Set.of(Change.IMPORTED)),
            new OnChange("created-updated-or-imported", Set.of(Change.CREATED, Change.UPDATED, Change.IMPORTED)));
}
