package io.kenh.console.builder;

import io.kenh.automation.Actions;
import io.kenh.automation.Automations;
import io.kenh.automation.Definition;
import io.kenh.condition.Condition;
import io.kenh.condition.Conditions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Finds what is wrong with a form and where it stands in it. */
@Component
class Checks {

    private static final Pattern FAULT = Pattern.compile("(?s)(?:([a-zA-Z]+(?:\\[\\d+])?[\\w.\\-\\[\\]]*): )?(.*)");
    private static final Pattern FOUND = Pattern.compile("(?s)found (.*), wanted (.*)");
    /** The rows are checked one by one, so that each fault stands at its row. */
    private static final Pattern CLAUSE = Pattern.compile("(filter|conditions)[.\\[].*");

    private final Automations automations;
    private final Actions kinds;
    private final MessageSource messages;

    Checks(Automations automations, Actions kinds, MessageSource messages) {
        this.automations = automations;
        this.kinds = kinds;
        this.messages = messages;
    }

    /** What forbids to save. */
    Faults faults(Draft draft, Menu menu) {
        Faults faults = new Faults();
        rows(faults, "filter", draft.filter(), menu);
        rows(faults, "conditions", draft.conditions(), menu);
        automations.faults(draft.definition(kinds, menu)).forEach(text -> place(faults, text));
        return faults;
    }

    /** What forbids to activate an automation that can be saved. */
    Faults missing(Definition definition) {
        Faults faults = new Faults();
        automations.missing(definition).forEach(text -> place(faults, text));
        return faults;
    }

    private void rows(Faults faults, String group, GroupDraft draft, Menu menu) {
        List<Condition> parts = draft.parts(menu);
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) != null) {
                String place = group + "." + i;
                Conditions.check(parts.get(i), menu.known()).forEach(fault -> faults.add(place, said(fault.found(), fault.wanted())));
            }
        }
    }

    private void place(Faults faults, String found) {
        String text = found.replaceFirst("^trigger ([a-zA-Z_]+): ", "trigger.$1: ");
        Matcher parts = FAULT.matcher(text);
        String place = parts.matches() && parts.group(1) != null ? parts.group(1) : "";
        if (!CLAUSE.matcher(place).matches()) {
            Matcher pair = FOUND.matcher(place.isEmpty() ? text : parts.group(2));
            faults.add(place.replaceAll("\\[(\\d+)]", ".$1"), pair.matches() ? said(pair.group(1), pair.group(2)) : place.isEmpty() ? text : parts.group(2));
        }
    }

    private String said(String found, String wanted) {
        return messages.getMessage("builder.fault", new Object[] {found, wanted}, LocaleContextHolder.getLocale());
    }
}
