package io.kenh.sla;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is promised, to whom, and who is reminded of it.
 *
 * @param key      its name in automations and tickets, never changes
 * @param title    for people
 * @param calendar key of the calendar whose working time counts
 * @param standard whether it holds for tickets for which no other is meant; at most one policy is
 * @param groups   ids of the groups whose tickets it holds for; none for one that is only asked for by name
 * @param targets  for each priority
 * @param levels   reminders and warnings
 */
public record Policy(String key, String title, String calendar, boolean standard, List<Long> groups, Map<String, Target> targets, List<Level> levels) {

    /** Of tickets, the most pressing first. */
    public static final List<String> PRIORITIES = List.of("urgent", "high", "medium", "low");

    public Policy {
        groups = groups == null ? List.of() : List.copyOf(groups);
        targets = targets == null ? new LinkedHashMap<>() : new LinkedHashMap<>(targets);
        targets.values().removeIf(Objects::isNull);
        levels = levels == null ? List.of() : List.copyOf(levels);
    }

    /** Never null. */
    public Target target(String priority) {
        return targets.getOrDefault(priority, Target.NONE);
    }

    /** Those about one deadline, the earliest of a promise of such a length first. */
    List<Level> levels(Promise promise, Duration target) {
        return levels.stream().filter(level -> level.promise() == promise).sorted(Comparator.comparing(level -> level.offset(target))).toList();
    }
}
