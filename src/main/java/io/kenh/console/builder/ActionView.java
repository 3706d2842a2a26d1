package io.kenh.console.builder;

import java.util.List;

/**
 * An action as the page draws it.
 *
 * @param known    whether this hub has that kind of action
 * @param settings empty for an unknown one
 * @param dates    date fields of the record, for its send time
 * @param faults   about the action as a whole
 */
record ActionView(int index, ActionDraft draft, boolean known, String icon, List<SettingView> settings, List<Menu.FieldOption> dates,
                  List<String> faults, List<String> timeFaults) {

    public String name() {
        return "actions." + index;
    }

    /** Whether the send time counts from a field that is no date of the record. */
    public boolean strangeDate() {
        return !draft.when().date().isEmpty() && dates.stream().noneMatch(field -> field.name().equals(draft.when().date()));
    }

    public String id() {
        return "action-" + index;
    }
}
