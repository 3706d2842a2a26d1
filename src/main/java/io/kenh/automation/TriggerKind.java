package io.kenh.automation;

import io.kenh.condition.Condition;
import io.kenh.crm.RecordType;
import io.kenh.event.Change;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One way to wake an automation, described as data: the checks, the form in the builder and the engine all read it here. Its
 * label is {@code trigger.<key>} in the message files. {@link Triggers} lists them all.
 */
public interface TriggerKind {

    /** Its name in automation files, e.g. {@code daily}. */
    String key();

    /** Key of a setting's label in the message files. */
    static String labelKey(Setting setting) {
        return "trigger.setting." + setting.name();
    }

    /** The kinds of record it can be about. */
    default Set<RecordType> objects() {
        return EnumSet.allOf(RecordType.class);
    }

    /** What may stand beside {@code on}, in the order people fill it in. */
    default List<Setting> settings() {
        return List.of();
    }

    /** Faults beyond those that {@link Setting#fault} finds: one text each, {@code name: found …, wanted …}. */
    default List<String> faults(TriggerSpec spec) {
        return List.of();
    }

    /** The kinds of change that wake it ({@link Change#kind}); empty for one that the clock wakes. */
    default Set<String> on() {
        return Set.of();
    }

    /** What must hold of the change besides filter and conditions; empty when the change itself is enough. */
    default Optional<Condition> means(TriggerSpec spec) {
        return Optional.empty();
    }

    /** Whether what a change tells beside its record ({@link Change#detail}) is what the settings ask for. */
    default boolean fits(TriggerSpec spec, Change change) {
        return true;
    }

    /** When the clock wakes it; empty for one that changes wake. */
    default Optional<Timetable> timetable(TriggerSpec spec) {
        return Optional.empty();
    }

    /** What must hold on the day of a time of the timetable; empty when every record counts. */
    default Optional<OnDay> onDay(TriggerSpec spec) {
        return Optional.empty();
    }

    /** How long a record must have been left alone; null when that is not asked. */
    default Span quiet(TriggerSpec spec) {
        return null;
    }

    /** What it counts of a person's interactions; empty when it counts none. */
    default Optional<Repeated> repeated(TriggerSpec spec) {
        return Optional.empty();
    }

    /** What becomes of times that passed while no hub ran; {@code skip}, {@code once} or {@code all}. */
    default String missed(TriggerSpec spec) {
        return spec.text("missed") == null ? "once" : spec.text("missed");
    }

    /**
     * A condition that is asked as if it were some days earlier or later.
     *
     * @param days the day it is asked for lies so many days before that of the timetable; negative for after
     */
    record OnDay(Condition condition, int days) { }

}
