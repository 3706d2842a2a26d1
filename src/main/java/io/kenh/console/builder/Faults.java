package io.kenh.console.builder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is wrong with a form, each at the place it belongs to: {@code name}, {@code filter.0}, {@code actions.1.to} … */
final class Faults {

    private final Map<String, List<String>> places = new LinkedHashMap<>();

    void add(String place, String text) {
        places.computeIfAbsent(place, p -> new ArrayList<>()).add(text);
    }

    /** At this place alone. */
    public List<String> at(String place) {
        return places.getOrDefault(place, List.of());
    }

    /** At this place and at all within it. */
    public List<String> within(String place) {
        return places.entrySet().stream().filter(e -> e.getKey().equals(place) || e.getKey().startsWith(place + "."))
                .flatMap(e -> e.getValue().stream()).toList();
    }

    public boolean isEmpty() {
        return places.isEmpty();
    }

    /** Place → texts, in the order they were found. */
    public Map<String, List<String>> all() {
        return places;
    }
}
