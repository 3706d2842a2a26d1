package io.kenh.automation.action;

import io.kenh.automation.Definition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Looks whether the people and groups an action names are there. */
@Component
class Needs {

    private final Colleagues colleagues;

    Needs(Colleagues colleagues) {
        this.colleagues = colleagues;
    }

    /** Which of the addresses among the recipients are none of the channel. */
    static List<String> addresses(Definition.Action action, String channel, String... names) {
        return Stream.of(names).flatMap(name -> action.texts(name).stream().map(Target::of)
                .filter(target -> target.kind() == Target.Kind.ADDRESS && Target.address(channel, target.value()).isEmpty())
                .map(target -> "%s: found '%s', wanted customer, owner, staff:<name>, group:<name> or a %s".formatted(name, target.value(),
                        channel.equals("sms") ? "phone number" : "mail address"))).toList();
    }

    /** Members of staff and groups among the recipients that do not exist. */
    List<String> recipients(Definition.Action action, String... names) {
        List<String> missing = new ArrayList<>();
        for (String name : names) {
            for (Target target : action.texts(name).stream().map(Target::of).toList()) {
                if (target.kind() == Target.Kind.STAFF) {
                    missing.addAll(staff(name, target.value()));
                } else if (target.kind() == Target.Kind.GROUP) {
                    missing.addAll(group(name, target.value()));
                }
            }
        }
        return missing;
    }

    /** @param who null for nobody, who is never missing */
    List<String> staff(String name, String who) {
        return who == null || colleagues.staff(List.of(who)).containsKey(who) ? List.of()
                : List.of("%s: found '%s', wanted an active member of staff; see Staff".formatted(name, who));
    }

    /** @param group null for none */
    List<String> group(String name, String group) {
        if (group == null) {
            return List.of();
        }
        Map<String, Long> found = colleagues.groups(List.of(group));
        return found.isEmpty() ? List.of("%s: found '%s', wanted a group that exists; see Staff".formatted(name, group))
                : colleagues.members(List.of(group)).isEmpty() ? List.of("%s: found '%s', which has no active member, wanted a group with one; see Staff".formatted(name, group))
                : List.of();
    }
}
