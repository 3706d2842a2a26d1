package io.kenh.console.builder;

import io.kenh.automation.ActionKind;
import io.kenh.automation.Actions;
import io.kenh.automation.Edition;
import io.kenh.automation.Setting;
import io.kenh.condition.Conditions;
import io.kenh.condition.FieldType;
import io.kenh.condition.OperatorChoice;
import io.kenh.console.builder.BuilderPage.TriggerGroup;
import io.kenh.console.builder.Menu.FieldOption;
import io.kenh.console.builder.Menu.Option;
import io.kenh.crm.RecordType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Draws a form: menus, inputs and faults for everything that stands in it. */
@Component
class Pages {

    private static final Map<String, String> ICONS = Map.of("send-sms", "sms", "send-mail", "mail", "send-chat", "chat", "update-record", "edit", "create-task", "check",
            "create-ticket", "ticket", "add-to-campaign", "people", "convert-lead", "change");

    private static final Map<String, String> OBJECT_ICONS = Map.of("lead", "star", "contact", "people", "account", "building", "opportunity", "target",
            "task", "check", "ticket", "ticket");

    private final Actions kinds;
    private final Edition edition;
    private final SettingViews settings;

    Pages(Actions kinds, Edition edition, SettingViews settings) {
        this.kinds = kinds;
        this.edition = edition;
        this.settings = settings;
    }

    /** @param tried whether somebody has tried to save it, so that faults are shown at their places */
    BuilderPage draw(Draft draft, Menu menu, Faults faults, boolean tried, String focus) {
        Faults shown = tried ? faults : new Faults();
        return new BuilderPage(draft, menu, shown, edition, objects(draft), triggers(draft, menu),
                settings.of("trigger.with", "trigger", TriggerMenu.settings(draft.trigger().on()), draft.trigger().with(), menu, shown),
                offered(draft), rows("filter", draft.filter(), menu, shown), rows("conditions", draft.conditions(), menu, shown),
                IntStream.range(0, draft.actions().size()).mapToObj(i -> action(i, draft.actions().get(i), menu, shown)).toList(), focus, tried);
    }

    static String icon(String action) {
        return ICONS.getOrDefault(action, "bolt");
    }

    private List<Option> objects(Draft draft) {
        Stream<String> offered = Arrays.stream(RecordType.values()).map(RecordType::key).filter(edition::hasObject);
        return Stream.concat(offered, Stream.of(draft.object())).distinct().map(key -> new Option(key, OBJECT_ICONS.getOrDefault(key, "bolt"))).toList();
    }

    private List<TriggerGroup> triggers(Draft draft, Menu menu) {
        List<String> keys = new ArrayList<>(TriggerMenu.keys(menu.type()).stream().filter(edition::hasTrigger).toList());
        if (!keys.contains(draft.trigger().on())) {
            keys.add(draft.trigger().on());
        }
        return Stream.of("change", "time", "other").map(group -> new TriggerGroup(group, keys.stream().filter(key -> TriggerMenu.group(key).equals(group)).toList()))
                .filter(group -> !group.triggers().isEmpty()).toList();
    }

    /** Kinds of action that take the draft's kind of record. */
    private List<Option> offered(Draft draft) {
        return kinds.all().stream().filter(kind -> kind.objects().stream().anyMatch(type -> type.key().equals(draft.object())))
                .map(kind -> new Option(kind.key(), icon(kind.key()))).toList();
    }

    private static List<ClauseView> rows(String group, GroupDraft draft, Menu menu, Faults faults) {
        return IntStream.range(0, draft.rows().size()).mapToObj(i -> row(group + "." + i, draft.rows().get(i), menu, faults)).toList();
    }

    private static ClauseView row(String name, ClauseDraft row, Menu menu, Faults faults) {
        if (row.group() != null) {
            return ClauseView.group(name, row, rows(name, row.group(), menu, faults));
        }
        List<OperatorChoice> operators = menu.find(row.field()).map(FieldOption::type).map(Conditions::menu).orElse(List.of());
        return ClauseView.of(name, row, menu, name.startsWith("filter") ? stored(operators) : operators, faults.at(name));
    }

    /** A filter asks which records at all, so what asks about a change is only offered among the conditions. */
    private static List<OperatorChoice> stored(List<OperatorChoice> operators) {
        return operators.stream().filter(operator -> !operator.needsChange()).toList();
    }

    private ActionView action(int index, ActionDraft draft, Menu menu, Faults faults) {
        List<Setting> known = ActionDraft.settings(draft.action(), kinds);
        String name = "actions." + index;
        List<FieldOption> dates = menu.fields().stream().filter(f -> f.type() == FieldType.DATE || f.type() == FieldType.DATETIME).toList();
        List<String> own = new ArrayList<>(faults.at(name));
        own.addAll(faults.at(name + ".action"));
        draft.with().rest().keySet().forEach(setting -> own.addAll(faults.at(name + "." + setting)));
        return new ActionView(index, draft, kinds.find(draft.action()).map(ActionKind::key).isPresent(), icon(draft.action()),
                settings.of(name + ".with", name, known, draft.with(), menu, faults), dates, own, faults.within(name + ".when"));
    }
}
