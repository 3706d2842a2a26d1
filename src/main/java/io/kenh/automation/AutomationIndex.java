package io.kenh.automation;

import io.kenh.condition.Conditions;
import io.kenh.condition.Facts;
import io.kenh.condition.Field;
import io.kenh.event.Change;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the few automations that may match among very many: by object and kind of change, and, where
 * an automation can only match records with a certain value, by that value.
 */
final class AutomationIndex {

    static final AutomationIndex EMPTY = new AutomationIndex(List.of());

    private record Place(String object, String kind) { }

    private static final class Shelf {
        private final List<Ready> always = new ArrayList<>();
        private final Map<String, Field> fields = new HashMap<>();
        private final Map<String, Map<Object, List<Ready>>> byValue = new HashMap<>();
    }

    private final Map<Place, Shelf> shelves = new HashMap<>();
    private final Set<String> watched = new HashSet<>();
    private final Map<String, Set<Repeated>> counted = new HashMap<>();

    AutomationIndex(List<Ready> automations) {
        for (Ready ready : automations) {
            Definition definition = ready.automation().definition();
            for (String kind : ready.trigger().on()) {
                place(ready, shelves.computeIfAbsent(new Place(definition.object(), kind), p -> new Shelf()));
            }
            if (ready.trigger().quiet(definition.trigger()) != null) {
                watched.add(definition.object());
            }
            ready.trigger().repeated(definition.trigger())
                    .ifPresent(repeated -> counted.computeIfAbsent(definition.object(), o -> new LinkedHashSet<>()).add(repeated));
        }
    }

    private static void place(Ready ready, Shelf shelf) {
        if (ready.anchor() == null) {
            shelf.always.add(ready);
            return;
        }
        String field = ready.anchor().name();
        shelf.fields.put(field, ready.anchor());
        Map<Object, List<Ready>> values = shelf.byValue.computeIfAbsent(field, f -> new HashMap<>());
        ready.anchorKeys().forEach(key -> values.computeIfAbsent(key, k -> new ArrayList<>()).add(ready));
    }

    /** The kinds of record for which it matters when somebody touched them last. */
    Set<String> watched() {
        return watched;
    }

    /** Kind of record → what is counted of its interactions. */
    Map<String, Set<Repeated>> counted() {
        return counted;
    }

    /** Whether any automation wakes at that kind of change. */
    boolean hears(String object, String kind) {
        return shelves.containsKey(new Place(object, kind));
    }

    /** Candidates for a change, by id: none is left out that could match. */
    List<Ready> candidates(Change change, Facts facts) {
        Shelf shelf = shelves.get(new Place(change.object(), change.kind()));
        if (shelf == null) {
            return List.of();
        }
        Set<Ready> found = new LinkedHashSet<>(shelf.always);
        shelf.byValue.forEach((field, values) -> {
            for (Object key : Conditions.keys(facts, shelf.fields.get(field))) {
                found.addAll(values.getOrDefault(key, List.of()));
            }
        });
        return found.stream().filter(r -> r.wokenBy(change)).sorted(Comparator.comparing(r -> r.automation().id())).toList();
    }
}
