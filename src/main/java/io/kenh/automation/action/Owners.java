package io.kenh.automation.action;

import io.kenh.assignment.Assignment;
import io.kenh.automation.Step;
import io.kenh.crm.Staff.Person;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who gets what actions make: a person by name, or a member of a group by the group's rule. */
@Component
class Owners {

    /** Names as the automation says them; either may be null. */
    record Asked(String group, String staff) { }

    /** Ids; null for nobody. */
    record Owner(Long group, Long staff) { }

    private final Colleagues colleagues;
    private final Assignment assignment;

    Owners(Colleagues colleagues, Assignment assignment) {
        this.colleagues = colleagues;
        this.assignment = assignment;
    }

    /** An owner for each step; one whose names are unknown by now gets nobody. */
    Map<Step, Owner> of(List<Step> steps, Function<Step, Asked> asked) {
        Map<Step, Asked> all = new LinkedHashMap<>();
        steps.forEach(step -> all.put(step, asked.apply(step)));
        Map<String, Person> staff = colleagues.staff(names(all.values(), Asked::staff));
        Map<String, Long> groups = colleagues.groups(names(all.values(), Asked::group));
        Map<Step, Owner> owners = new HashMap<>();
        all.forEach((step, ask) -> owners.put(step, new Owner(groups.get(ask.group()), staff.containsKey(ask.staff()) ? staff.get(ask.staff()).id() : null)));
        turns(steps, owners);
        return owners;
    }

    /** Groups in the order of their ids: two workers never wait for each other's turn. */
    private void turns(List<Step> steps, Map<Step, Owner> owners) {
        Map<Long, List<Step>> byGroup = steps.stream().filter(step -> owners.get(step).staff() == null && owners.get(step).group() != null)
                .collect(Collectors.groupingBy(step -> owners.get(step).group(), TreeMap::new, Collectors.toList()));
        byGroup.forEach((group, of) -> {
            List<Long> members = assignment.next(group, of.size());
            for (int i = 0; i < of.size(); i++) {
                owners.put(of.get(i), new Owner(group, members.get(i)));
            }
        });
    }

    private static List<String> names(Collection<Asked> all, Function<Asked, String> name) {
        return all.stream().map(name).filter(Objects::nonNull).distinct().toList();
    }
}
