package io.kenh.console.builder;

import io.kenh.automation.Setting;
import io.kenh.console.builder.Menu.Option;
import java.util.List;

/**
 * A setting of an action or trigger as the page draws it.
 *
 * @param id     of its input
 * @param name   of its input
 * @param label  in the person's language
 * @param hint   null for none
 */
record SettingView(String id, String name, String label, String hint, Setting setting, List<String> values, List<SettingsDraft.Pair> pairs,
                   List<Option> options, List<String> faults) {

    public String input() {
        return switch (setting.type()) {
            case LONG_TEXT -> "long";
            case HTML -> "html";
            case NUMBER -> "number";
            case FLAG -> "flag";
            case CHOICE -> "choice";
            case SPAN -> "span";
            case CLOCK -> "clock";
            case TEMPLATE, CONNECTION, STAFF, GROUP, CAMPAIGN, SLA, FIELD -> "select";
            case RECIPIENTS -> "recipients";
            case TEXTS -> setting.choices().isEmpty() ? "chips" : "checks";
            case ADDRESSES -> "chips";
            case FIELDS -> "pairs";
            case FILES -> "files";
            default -> "text";
        };
    }

    /** The first value; what holds without one when there is none. */
    public String value() {
        return !values.isEmpty() ? values.get(0) : setting.preset() == null ? "" : setting.preset().toString();
    }

    /** What was given, without what holds otherwise. */
    public String given() {
        return values.isEmpty() ? "" : values.get(0);
    }

    /** What the list has beyond the values given. */
    public List<Option> unused() {
        return options.stream().filter(option -> !values.contains(option.value())).toList();
    }

    /** A value that the list does not have, for instance of a connection that is gone. */
    public boolean strange() {
        return !given().isEmpty() && options.stream().noneMatch(option -> option.value().equals(given()));
    }
}
