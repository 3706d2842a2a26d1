package io.kenh.console.builder;

import io.kenh.automation.Actions;
import io.kenh.automation.Automation;
import io.kenh.automation.Definition;
import io.kenh.automation.TriggerSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What stands in the form, checked by nobody yet.
 *
 * @param id      null for an automation that was never saved
 * @param version the one the form began with; 0 for a new one
 */
record Draft(Long id, int version, String name, String description, String object, TriggerDraft trigger, GroupDraft filter,
             GroupDraft conditions, List<ActionDraft> actions) {

    static Draft blank(String object) {
        return new Draft(null, 0, "", "", object, TriggerDraft.CREATED, GroupDraft.NONE, GroupDraft.NONE, List.of());
    }

    static Draft of(Automation automation, Actions kinds) {
        return of(automation.definition(), kinds).named(automation.name()).as(automation.id(), automation.version());
    }

    static Draft of(Definition d, Actions kinds) {
        return new Draft(null, 0, or(d.name(), ""), or(d.description(), ""), or(d.object(), "lead"),
                TriggerDraft.of(d.trigger() == null ? TriggerSpec.of("created") : d.trigger()), GroupDraft.of(d.filter()), GroupDraft.of(d.conditions()),
                d.actions().stream().map(action -> ActionDraft.of(action, kinds)).toList());
    }

    static Draft read(Params params, Actions kinds) {
        String id = params.word("id");
        String version = params.word("version");
        return new Draft(id == null ? null : Long.valueOf(id), version == null ? 0 : Integer.parseInt(version), or(params.word("name"), ""),
                or(params.word("description"), ""), or(params.word("object"), "lead"), TriggerDraft.read(params.under("trigger")),
                GroupDraft.read(params.under("filter")), GroupDraft.read(params.under("conditions")),
                params.under("actions").rows().stream().map(row -> ActionDraft.read(row, kinds)).toList());
    }

    /** As it would be saved. */
    Definition definition(Actions kinds, Menu menu) {
        return new Definition(name.isBlank() ? null : name, description.isEmpty() ? null : description, object, trigger.spec(menu), filter.condition(menu),
                conditions.condition(menu), actions.stream().map(action -> action.definition(kinds, menu)).toList());
    }

    Draft as(Long id, int version) {
        return new Draft(id, version, name, description, object, trigger, filter, conditions, actions);
    }

    Draft named(String other) {
        return new Draft(id, version, other, description, object, trigger, filter, conditions, actions);
    }

    /** The group of that name: filter or conditions. */
    public GroupDraft group(String name) {
        return name.equals("filter") ? filter : conditions;
    }

    /** With the rows changed of the group that a path of rows leads to, beginning at that name. */
    Draft with(String group, List<Integer> path, UnaryOperator<List<ClauseDraft>> change) {
        GroupDraft changed = group(group).with(path, change);
        boolean isFilter = group.equals("filter");
        return new Draft(id, version, name, description, object, trigger, isFilter ? changed : filter, isFilter ? conditions : changed, actions);
    }

    Draft withActions(UnaryOperator<List<ActionDraft>> change) {
        return new Draft(id, version, name, description, object, trigger, filter, conditions, change.apply(new ArrayList<>(actions)));
    }

    private static String or(String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
