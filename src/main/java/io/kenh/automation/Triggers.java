package io.kenh.automation;

import io.kenh.automation.trigger.Frequency;
import io.kenh.automation.trigger.Inactivity;
import io.kenh.automation.trigger.Milestone;
import io.kenh.automation.trigger.OnChange;
import io.kenh.automation.trigger.OnClock;
import io.kenh.automation.trigger.Reached;
import io.kenh.automation.trigger.Told;
import io.kenh.condition.Conditions;
import io.kenh.condition.Fields;
import io.kenh.condition.Moment;
import io.kenh.crm.RecordType;
import io.kenh.event.Change;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The list of triggers. */
public final class Triggers {

    private static final List<TriggerKind> ALL = Stream.of(OnChange.ALL, Reached.ALL, Told.ALL, List.of(OnClock.values()),
            List.of(new Milestone(), new Inactivity(), new Frequency())).<TriggerKind>flatMap(List::stream).toList();

    private Triggers() {
    }

    /** All of them, in the order of a menu. */
    public static List<TriggerKind> all() {
        return ALL;
    }

    /** Those that can be about a kind of record, in the order of a menu. */
    public static List<TriggerKind> of(RecordType type) {
        return ALL.stream().filter(kind -> kind.objects().contains(type)).toList();
    }

    /** @throws IllegalArgumentException for an unknown one, with the list of known ones */
    public static TriggerKind of(TriggerSpec spec) {
        if (spec == null) {
            throw new IllegalArgumentException("trigger: found nothing, wanted one of " + keys());
        }
        return ALL.stream().filter(kind -> kind.key().equals(spec.on())).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("trigger: found '%s', wanted one of %s".formatted(spec.on(), keys())));
    }

    /** Every fault of a trigger by itself; empty when there is none. */
    public static List<String> faults(TriggerSpec spec) {
        try {
            TriggerKind kind = of(spec);
            return Stream.of(unknown(kind, spec), kind.settings().stream().map(setting -> setting.fault(spec.with())).filter(Objects::nonNull),
                    kind.faults(spec).stream()).flatMap(faults -> faults).map(fault -> "trigger " + fault).toList();
        } catch (IllegalArgumentException e) {
            return List.of(e.getMessage());
        }
    }

    /** As {@link #faults(TriggerSpec)}, and whether it can be about that kind of record. */
    public static List<String> faults(TriggerSpec spec, RecordType type) {
        List<String> faults = new ArrayList<>(faults(spec));
        if (faults.isEmpty() && !of(spec).objects().contains(type)) {
            faults.add("trigger: found %s for a %s, wanted one of %s".formatted(spec.on(), type.key(), of(type).stream().map(TriggerKind::key).toList()));
        }
        return faults;
    }

    private static Stream<String> unknown(TriggerKind kind, TriggerSpec spec) {
        List<String> known = kind.settings().stream().map(Setting::name).toList();
        return spec.with().keySet().stream().filter(name -> !known.contains(name))
                .map(name -> "%s: found a setting %s does not know, wanted %s".formatted(name, spec.on(), known.isEmpty() ? "none" : "one of " + known));
    }

    /** Whether a change is what a trigger waits for, filter and conditions aside; of what the clock chose, whether it is one of the clock. */
    static boolean wakes(TriggerSpec spec, Change change, Fields fields, ZoneId zone) {
        TriggerKind kind = of(spec);
        if (change.kind().equals(Change.DUE)) {
            return kind.timetable(spec).isPresent();
        }
        return kind.on().contains(change.kind()) && kind.fits(spec, change) && kind.means(spec)
                .map(means -> Conditions.compile(means, fields).matches(new ChangeFacts(change), new Moment(change.at(), zone))).orElse(true);
    }

    /** The keys of all triggers, in the order of a menu. */
    public static List<String> keys() {
        return ALL.stream().map(TriggerKind::key).collect(Collectors.toList());
    }
}
