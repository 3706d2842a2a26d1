package io.kenh.assignment;

import io.kenh.crm.OwnerChooser;
import io.kenh.crm.RecordType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Gives new records an owner, whatever way they came: a ticket or task from the group it was given to, everything else
 * from the group of the rule for its kind. What nobody is free for waits.
 */
@Component
class NewOwners implements OwnerChooser {

    private static final String GROUP = "group_id";

    private final AssignmentRules rules;
    private final Assignment assignment;
    private final WaitingWork waiting;

    NewOwners(AssignmentRules rules, Assignment assignment, WaitingWork waiting) {
        this.rules = rules;
        this.assignment = assignment;
        this.waiting = waiting;
    }

    @Override
    public void choose(RecordType type, List<Map<String, Object>> rows) {
        if (rows.isEmpty() || !AssignmentRules.OBJECTS.contains(type.key())) {
            return;
        }
        boolean hasGroup = type == RecordType.TICKET || type == RecordType.TASK;
        Long standard = rules.of(type.key()).map(AssignmentRules.Rule::groupId).orElse(null);
        if (hasGroup && standard != null) {
            rows.forEach(row -> row.putIfAbsent(GROUP, standard));
        }
        // groups in one order everywhere: two workers never wait for each other's turn
        Map<Long, List<Map<String, Object>>> byGroup = rows.stream().filter(row -> group(row, hasGroup, standard) != null)
                .collect(Collectors.groupingBy(row -> group(row, hasGroup, standard), TreeMap::new, Collectors.toList()));
        byGroup.forEach((group, of) -> give(type, group, of));
    }

    private static Long group(Map<String, Object> row, boolean hasGroup, Long standard) {
        if (isClosed(row)) {
            return null;
        }
        return hasGroup ? row.get(GROUP) instanceof Number group ? Long.valueOf(group.longValue()) : null : standard;
    }

    private static boolean isClosed(Map<String, Object> row) {
        return List.of("solved", "closed", "done").contains(String.valueOf(row.get("status")));
    }

    private void give(RecordType type, long group, List<Map<String, Object>> rows) {
        List<Long> owners = assignment.next(group, rows.size());
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).put("owner_id", owners.get(i));
        }
        waiting.add(type, group, rows.stream().filter(row -> Objects.isNull(row.get("owner_id"))).map(row -> ((Number) row.get("id")).longValue()).toList());
    }
}
