package io.kenh.platform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A part of a batch whose items all take the same branch of a route.
 *
 * @param key   what the route's choice looks at
 * @param items in the order of the batch
 */
public record Grouped<T>(String key, List<T> items) {

    /** Cuts a batch by a key; the groups stand in the order of their first items. */
    public static <T> List<Grouped<T>> by(List<T> batch, Function<T, String> key) {
        Map<String, List<T>> groups = batch.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
        return groups.entrySet().stream().map(e -> new Grouped<>(e.getKey(), e.getValue())).toList();
    }
}
