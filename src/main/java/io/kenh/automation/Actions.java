package io.kenh.automation;

import io.kenh.condition.Fields;
import io.kenh.crm.RecordType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** All kinds of action this hub has, and what is wrong with the actions of a definition. */
@Component("actions")
public class Actions {

    private final Map<String, ActionKind> kinds;
    private final Edition edition;

    Actions(List<ActionKind> kinds, Edition edition) {
        this.kinds = kinds.stream().sorted(Comparator.comparing(ActionKind::key))
                .collect(Collectors.toMap(ActionKind::key, kind -> kind, (a, b) -> a, LinkedHashMap::new));
        this.edition = edition;
    }

    /** Those the edition has, by key. */
    public List<ActionKind> all() {
        return kinds.values().stream().filter(kind -> edition.hasAction(kind.key())).toList();
    }

    /** The kind of that key; empty when there is none. */
    public Optional<ActionKind> find(String key) {
        return Optional.ofNullable(kinds.get(key));
    }

    /** Step of line two for the kinds without a branch of their own. */
    public void run(String key, List<Step> steps) {
        find(key).ifPresentOrElse(kind -> kind.run(steps),
                () -> steps.forEach(step -> step.failed("there is no action '%s'; there are %s".formatted(key, kinds.keySet()))));
    }

    /** What forbids to save a definition; each text begins with the place, {@code actions[0].to: …}. */
    List<String> faults(Definition definition, Fields fields) {
        return each(definition, (kind, action) -> Stream.of(own(kind, action), object(kind, definition),
                kind.faults(action, definition), when(action, fields)).flatMap(List::stream).toList());
    }

    /** What forbids to activate it now. */
    List<String> missing(Definition definition) {
        return each(definition, (kind, action) -> kind.missing(action, definition));
    }

    private List<String> each(Definition definition, BiFunction<ActionKind, Definition.Action, List<String>> faults) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < definition.actions().size(); i++) {
            Definition.Action action = definition.actions().get(i);
            String place = "actions[%d].".formatted(i);
            Optional<ActionKind> kind = find(action.action());
            kind.map(k -> faults.apply(k, action)).orElseGet(() -> List.of("action: found '%s', wanted one of %s"
                    .formatted(action.action(), kinds.keySet()))).forEach(fault -> all.add(place + fault));
        }
        return all;
    }

    private static List<String> own(ActionKind kind, Definition.Action action) {
        Set<String> known = kind.settings().stream().map(Setting::name).collect(Collectors.toSet());
        Stream<String> strange = action.with().keySet().stream().filter(name -> !known.contains(name))
                .map(name -> "%s: found a setting that '%s' does not have, wanted one of %s".formatted(name, kind.key(),
                        kind.settings().stream().map(Setting::name).toList()));
        return Stream.concat(strange, kind.settings().stream().map(setting -> setting.fault(action.with())).filter(fault -> fault != null)).toList();
    }

    private static List<String> object(ActionKind kind, Definition definition) {
        Set<RecordType> takes = kind.objects();
        return takes.contains(RecordType.of(definition.object())) ? List.of()
                : List.of("action: found '%s' for a %s, wanted an automation for one of %s".formatted(kind.key(), definition.object(),
                takes.stream().map(RecordType::key).sorted().toList()));
    }

    private static List<String> when(Definition.Action action, Fields fields) {
        return action.when() == null ? List.of() : action.when().faults(fields).stream().map(fault -> "when." + fault).toList();
    }
}
