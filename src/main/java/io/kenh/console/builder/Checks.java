package io.kenh.console.builder;

import io.kenh.automation.Actions;
import io.kenh.automation.Automations;
import io.kenh.automation.Definition;
import io.kenh.condition.Conditions;
import io.kenh.platform.Sentences;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Finds what is wrong with a form and where it stands in it. */
@Component
class Checks {

    private static final Pattern FAULT = Pattern.compile("(?s)(?:([a-zA-Z]+(?:\\[\\d+])?[\\w.\\-\\[\\]]*): )?(.*)");
    /** The rows are checked one by one, so that each fault stands at its row. */
    private static final Pattern CLAUSE = Pattern.compile("(filter|conditions)[.\\[].*");

    private final Automations automations;
    private final Actions kinds;

    Checks(Automations automations, Actions kinds) {
        this.automations = automations;
        this.kinds = kinds;
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
        for (int i = 0; i < draft.rows().size(); i++) {
            ClauseDraft row = draft.rows().get(i);
            String place = group + "." + i;
            if (row.group() != null) {
                rows(faults, place, row.group(), menu);
            } else if (!row.isBlank()) {
                Conditions.check(menu.condition(row), menu.known()).forEach(fault -> faults.add(place, said("found %s, wanted %s".formatted(fault.found(), fault.wanted()))));
            }
        }
    }

    private void place(Faults faults, String found) {
        String text = found.replaceFirst("^trigger ([a-zA-Z_]+): ", "trigger.$1: ");
        Matcher parts = FAULT.matcher(text);
        String place = parts.matches() && parts.group(1) != null ? parts.group(1) : "";
        if (!CLAUSE.matcher(place).matches()) {
            faults.add(place.replaceAll("\\[(\\d+)]", ".$1"), said(place.isEmpty() ? text : parts.group(2)));
        }
    }

    private static String said(String english) {
        return Sentences.in(LocaleContextHolder.getLocale(), english);
    }
}
