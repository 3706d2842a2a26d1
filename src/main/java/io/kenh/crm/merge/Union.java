package io.kenh.crm.merge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What one contact gets from another: what it has not. Its own word stays wherever both say something; tags and custom fields are
 * united, the additional information of the other follows, the higher score and the later care count.
 */
final class Union {

    private static final Set<String> OWN = Set.of("id", "created", "updated", "owner_id");
    private static final String TAGS = "tags";
    private static final String CUSTOM = "custom";
    private static final String INFO = "info";

    private Union() {
    }

    /** The fields of {@code kept} that change, with the values they get. */
    static Map<String, Object> of(Map<String, Object> kept, Map<String, Object> gone) {
        Map<String, Object> changes = new LinkedHashMap<>();
        gone.forEach((field, theirs) -> {
            Object now = kept.get(field);
            Object then = OWN.contains(field) ? now : value(field, now, theirs);
            if (!Objects.equals(now, then)) {
                changes.put(field, then);
            }
        });
        return changes;
    }

    private static Object value(String field, Object ours, Object theirs) {
        return switch (field) {
            case TAGS -> tags((Collection<?>) ours, (Collection<?>) theirs);
            case CUSTOM -> custom((Map<?, ?>) ours, (Map<?, ?>) theirs);
            case INFO -> ours == null || theirs == null ? ours == null ? theirs : ours : ours + "\n" + theirs;
            case "score" -> Math.max(((Number) ours).intValue(), ((Number) theirs).intValue());
            case "last_care" -> ours == null || theirs == null ? ours == null ? theirs : ours
                    : ours.toString().compareTo(theirs.toString()) >= 0 ? ours : theirs;
            default -> ours == null ? theirs : ours;
        };
    }

    private static List<Object> tags(Collection<?> ours, Collection<?> theirs) {
        Set<Object> all = new LinkedHashSet<>(ours);
        all.addAll(theirs);
        return new ArrayList<>(all);
    }

    private static Map<String, Object> custom(Map<?, ?> ours, Map<?, ?> theirs) {
        Map<String, Object> all = new LinkedHashMap<>();
        ours.forEach((name, value) -> all.put(String.valueOf(name), value));
        theirs.forEach((name, value) -> all.putIfAbsent(String.valueOf(name), value));
        return all;
    }

    /**
     * The fields that are taken back when the two part: those that still are as the merge left them. What somebody has
     * written since stays, of tags and custom fields only what came with the merge goes.
     */
    static Map<String, Object> parting(Map<String, Object> now, Map<String, Object> before, Map<String, Object> after) {
        Map<String, Object> changes = new LinkedHashMap<>();
        after.forEach((field, merged) -> {
            Object present = now.get(field);
            Object then = switch (field) {
                case TAGS -> less((Collection<?>) present, (Collection<?>) before.get(field), (Collection<?>) merged);
                case CUSTOM -> less((Map<?, ?>) present, (Map<?, ?>) before.get(field), (Map<?, ?>) merged);
                default -> Objects.equals(present, merged) ? before.get(field) : present;
            };
            if (!Objects.equals(present, then)) {
                changes.put(field, then);
            }
        });
        return changes;
    }

    private static List<Object> less(Collection<?> present, Collection<?> before, Collection<?> merged) {
        return new ArrayList<>(present.stream().filter(tag -> before.contains(tag) || !merged.contains(tag)).toList());
    }

    private static Map<String, Object> less(Map<?, ?> present, Map<?, ?> before, Map<?, ?> merged) {
        Map<String, Object> left = new LinkedHashMap<>();
        present.forEach((name, value) -> {
            boolean came = !before.containsKey(name) && merged.containsKey(name) && Objects.equals(merged.get(name), value);
            if (!came) {
                left.put(String.valueOf(name), value);
            }
        });
        return left;
    }
}
