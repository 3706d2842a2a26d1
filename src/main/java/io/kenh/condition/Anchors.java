package io.kenh.condition;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the equalities that must hold for a condition to hold. */
final class Anchors {

    private Anchors() {
    }

    static Map<String, Set<Object>> of(Condition condition, Map<Clause, BoundClause> bound) {
        if (condition instanceof Clause clause) {
            BoundClause found = bound.get(clause);
            Set<Object> keys = found.operator().anchors(found.wanted());
            return keys.isEmpty() ? Map.of() : Map.of(clause.field(), keys);
        }
        return condition instanceof All all ? all(each(all.parts(), bound)) : any(each(((Any) condition).parts(), bound));
    }

    private static List<Map<String, Set<Object>>> each(List<Condition> parts, Map<Clause, BoundClause> bound) {
        return parts.stream().map(part -> of(part, bound)).toList();
    }

    // Each part must hold, so each set is necessary; the smallest sifts best.
    private static Map<String, Set<Object>> all(List<Map<String, Set<Object>>> parts) {
        Map<String, Set<Object>> anchors = new HashMap<>();
        parts.forEach(part -> part.forEach((field, keys) ->
                anchors.merge(field, keys, (a, b) -> a.size() <= b.size() ? a : b)));
        return anchors;
    }

    // One part must hold, nobody knows which: only a field that every part anchors is necessary.
    private static Map<String, Set<Object>> any(List<Map<String, Set<Object>>> parts) {
        Map<String, Set<Object>> anchors = new HashMap<>(parts.get(0));
        parts.forEach(part -> {
            anchors.keySet().retainAll(part.keySet());
            anchors.replaceAll((field, keys) -> union(keys, part.get(field)));
        });
        return anchors;
    }

    private static Set<Object> union(Set<Object> a, Set<Object> b) {
        Set<Object> union = new HashSet<>(a);
        union.addAll(b);
        return union;
    }
}
