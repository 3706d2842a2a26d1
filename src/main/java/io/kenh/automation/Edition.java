package io.kenh.automation;

import io.kenh.crm.RecordType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What an automation may be made of, as the company has bought it: setting {@code kenh.edition}, one of {@code beeiq},
 * {@code antcrm} and {@code open}.
 */
@Component
public class Edition {

    private final Limits limits;

    Edition(@Value("${kenh.edition:beeiq}") String name) {
        this.limits = Limits.of(name);
    }

    /** Its name as in the setting. */
    public String name() {
        return limits.name().toLowerCase(Locale.ROOT);
    }

    /** Most conditions of a filter; {@link Integer#MAX_VALUE} for no limit, as with the other two. */
    public int mostFilters() {
        return limits.filters;
    }

    /** Most conditions beside the filter. */
    public int mostConditions() {
        return limits.conditions;
    }

    /** Most actions. */
    public int mostActions() {
        return limits.actions;
    }

    /** Kinds of record it watches. */
    public boolean hasObject(String object) {
        return limits.objects.isEmpty() || limits.objects.contains(object);
    }

    /** Triggers it knows, by their keys. */
    public boolean hasTrigger(String trigger) {
        return limits.triggers.isEmpty() || limits.triggers.contains(trigger);
    }

    /** Kinds of action it has, by {@link ActionKind#key()}. */
    public boolean hasAction(String action) {
        return limits.kinds.isEmpty() || limits.kinds.contains(action);
    }

    /** Every limit a definition goes beyond: {@code name: found …, wanted …}; empty when there is none. */
    public List<String> faults(Definition definition) {
        List<String> faults = new ArrayList<>();
        count(faults, "filter", "condition", definition.filter() == null ? 0 : definition.filter().clauses().size(), limits.filters);
        count(faults, "conditions", "condition", definition.conditions() == null ? 0 : definition.conditions().clauses().size(), limits.conditions);
        count(faults, "actions", "action", definition.actions().size(), limits.actions);
        known(faults, "object", definition.object(), hasObject(definition.object()), limits.objects);
        if (definition.trigger() != null) {
            known(faults, "trigger", definition.trigger().on(), hasTrigger(definition.trigger().on()), limits.triggers);
        }
        for (int i = 0; i < definition.actions().size(); i++) {
            String kind = definition.actions().get(i).action();
            known(faults, "actions[%d].action".formatted(i), kind, hasAction(kind), limits.kinds);
        }
        return faults;
    }

    private void count(List<String> faults, String name, String of, int found, int most) {
        if (found > most) {
            faults.add("%s: found %d %ss, wanted at most %d (edition %s); leave some out or split the automation in two"
                    .formatted(name, found, of, most, name()));
        }
    }

    private void known(List<String> faults, String name, String found, boolean known, Set<String> all) {
        if (!known) {
            faults.add("%s: found '%s', wanted one of %s (edition %s)".formatted(name, found, all.stream().sorted().toList(), name()));
        }
    }

    private enum Limits {

        BEEIQ(6, 10, 5, Arrays.stream(RecordType.values()).map(RecordType::key).collect(Collectors.toSet()), Set.of(),
                Set.of("send-sms", "send-mail", "send-chat", "update-record", "create-task", "create-ticket", "add-to-campaign", "convert-lead")),
        ANTCRM(6, 10, 4, Set.of("contact", "account", "ticket"),
                Set.of("created", "updated", "imported", "created-or-updated", "created-updated-or-imported", "daily", "weekly", "monthly"),
                Set.of("send-sms", "send-mail", "create-ticket")),
        OPEN(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Set.of(), Set.of(), Set.of());

        private final int filters;
        private final int conditions;
        private final int actions;
        /** Here and below: empty for all there are. */
        private final Set<String> objects;
        private final Set<String> triggers;
        private final Set<String> kinds;

        Limits(int filters, int conditions, int actions, Set<String> objects, Set<String> triggers, Set<String> kinds) {
            this.filters = filters;
            this.conditions = conditions;
            this.actions = actions;
            this.objects = objects;
            this.triggers = triggers;
            this.kinds = kinds;
        }

        static Limits of(String name) {
            return Arrays.stream(values()).filter(limits -> limits.name().equalsIgnoreCase(name)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("kenh.edition: found '%s', wanted one of %s".formatted(name,
                            Arrays.stream(values()).map(limits -> limits.name().toLowerCase(Locale.ROOT)).toList())));
        }
    }
}
