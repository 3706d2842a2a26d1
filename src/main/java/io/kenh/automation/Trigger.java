package io.kenh.automation;

import io.kenh.event.Change;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What wakes an automation. */
public enum Trigger {

    CREATED("created", Set.of(Change.CREATED)),
    UPDATED("updated", Set.of(Change.UPDATED)),
    CREATED_OR_UPDATED("created-or-updated", Set.of(Change.CREATED, Change.UPDATED)),
    IMPORTED("imported", Set.of(Change.IMPORTED)),
    ANY("created-updated-or-imported", Set.of(Change.CREATED, Change.UPDATED, Change.IMPORTED));

    private final String key;
    private final Set<String> kinds;

    Trigger(String key, Set<String> kinds) {
        this.key = key;
        this.kinds = kinds;
    }

    /** Its name in automation files. */
    public String key() {
        return key;
    }

    boolean on(String kind) {
        return kinds.contains(kind);
    }

    /** Reads what {@link #key()} writes; an unknown one is refused with the list of known ones. */
    public static Trigger of(String key) {
        return Arrays.stream(values()).filter(t -> t.key.equals(key)).findFirst().orElseThrow(() ->
                new IllegalArgumentException("unknown trigger '%s'; there are %s".formatted(key,
                        List.of(values()).stream().map(Trigger::key).toList())));
    }
}
