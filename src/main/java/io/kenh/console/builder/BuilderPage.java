package io.kenh.console.builder;

import io.kenh.automation.Edition;
import io.kenh.console.builder.Menu.Option;
import java.util.List;

/**
 * Everything the builder's page shows.
 *
 * @param objects  kinds of record the edition has, with their icons
 * @param triggers those the edition has, in groups
 * @param kinds    actions that can be added, with their icons
 * @param focus    id of the element that gets the focus; empty for none
 */
record BuilderPage(Draft draft, Menu menu, Faults faults, Edition edition, List<Option> objects, List<TriggerGroup> triggers, List<SettingView> triggerSettings,
            List<Option> kinds, List<ClauseView> filter, List<ClauseView> conditions, List<ActionView> actions, String focus, boolean tried) {

    /** Triggers of one sort: {@code change}, {@code time} … */
    record TriggerGroup(String key, List<String> triggers) { }

    public List<ClauseView> rows(String group) {
        return group.equals("filter") ? filter : conditions;
    }

    public int count(String group) {
        return draft.group(group).size();
    }

    public int most(String group) {
        return group.equals("filter") ? edition.mostFilters() : edition.mostConditions();
    }

    public boolean full(String group) {
        return count(group) >= most(group);
    }

    public boolean actionsFull() {
        return actions.size() >= edition.mostActions();
    }
}
